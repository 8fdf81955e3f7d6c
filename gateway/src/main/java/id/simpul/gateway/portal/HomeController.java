package id.simpul.gateway.portal;

import id.simpul.gateway.layanan.permohonan.Layanan;
import id.simpul.gateway.layanan.permohonan.LayananKatalog;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The front door: search first, then what people come for most. */
@Controller
class HomeController {
    private final LayananKatalog katalog;
    private final Halaman halaman;

    HomeController(LayananKatalog katalog, Halaman halaman) {
        this.katalog = katalog;
        this.halaman = halaman;
    }

    @GetMapping({"/", "/en"})
    String home(Model model) {
        model.addAttribute(
                "sering",
                katalog.all().stream()
                        .filter(Layanan::sering)
                        .filter(this::works)
                        .toList());
        return "beranda";
    }

    private boolean works(Layanan layanan) {
        String page = layanan.halaman();
        return page == null || halaman.ada(page);
    }
}
