package id.simpul.gateway.portal.layanan;

import id.simpul.gateway.layanan.Pelacak;
import id.simpul.gateway.layanan.permohonan.Layanan;
import id.simpul.gateway.layanan.permohonan.LayananKatalog;
import id.simpul.gateway.layanan.permohonan.Pencarian;
import id.simpul.gateway.page.CityNow;
import id.simpul.gateway.portal.Halaman;
import id.simpul.hub.registry.Agency;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.RouteTable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The city's services: the list, the search, and what each one needs. */
@Controller
class LayananController {
    private static final int SHOWN = 100;

    private final LayananKatalog katalog;
    private final Halaman halaman;
    private final List<Pelacak> pelacak;
    private final CityNow city;

    LayananController(LayananKatalog katalog, Halaman halaman, List<Pelacak> pelacak, CityNow city) {
        this.katalog = katalog;
        this.halaman = halaman;
        this.pelacak = pelacak;
        this.city = city;
    }

    /** A number goes straight to where it is followed. */
    @GetMapping({"/layanan", "/en/layanan"})
    String list(
            @RequestParam(defaultValue = "") String cari,
            @ModelAttribute(name = "awal", binding = false) String awal,
            Model model,
            RedirectAttributes redirect) {
        Optional<String> number =
                pelacak.stream().flatMap(each -> each.nomor(cari).stream()).findFirst();
        if (number.isPresent()) {
            redirect.addAttribute("nomor", number.get());
            return "redirect:" + awal + "/lacak";
        }
        List<Layanan> there = katalog.all().stream().filter(this::works).toList();
        List<Layanan> found = Pencarian.cari(there, cari);
        model.addAttribute("cari", cari.length() > SHOWN ? cari.substring(0, SHOWN) : cari);
        model.addAttribute("hasil", found);
        model.addAttribute("mungkin", found.isEmpty() ? Pencarian.mungkin(there, cari) : List.of());
        return "layanan/daftar";
    }

    private boolean works(Layanan layanan) {
        String page = layanan.halaman();
        return page == null || halaman.ada(page);
    }

    @GetMapping({"/layanan/{kode}", "/en/layanan/{kode}"})
    String one(@PathVariable String kode, @ModelAttribute(name = "awal", binding = false) String awal, Model model) {
        Layanan layanan = katalog.find(kode)
                .filter(this::works)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (layanan.halaman() != null) {
            return "redirect:" + awal + layanan.halaman();
        }
        model.addAttribute("layanan", layanan);
        model.addAttribute("opd", agency(layanan));
        return "layanan/rinci";
    }

    /** Whose service it is; null where the registry does not know its application. */
    private @Nullable Agency agency(Layanan layanan) {
        RouteTable table = city.table();
        if (table == null) {
            return null;
        }
        Application owner = table.application(layanan.pemilik());
        return table.registry().agencies().stream()
                .filter(each -> owner != null && each.code().equals(owner.agency()))
                .findFirst()
                .orElse(null);
    }
}
