package id.simpul.gateway.portal;

import id.simpul.gateway.page.CityNow;
import id.simpul.gateway.runtime.Ports;
import id.simpul.hub.registry.RouteTable;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The front door. */
@Controller
class HomeController {
    private final CityNow city;
    private final Ports ports;

    HomeController(CityNow city, Ports ports) {
        this.city = city;
        this.ports = ports;
    }

    @GetMapping({"/", "/en"})
    String home(Model model, Locale locale) {
        RouteTable table = city.table();
        model.addAttribute("gerbang", ports.gateway());
        model.addAttribute(
                "opd", table == null ? 0 : table.registry().agencies().size());
        model.addAttribute(
                "aplikasi", table == null ? 0 : table.registry().applications().size());
        model.addAttribute("layanan", table == null ? 0 : table.routes().size());
        model.addAttribute("bahasaLain", locale.equals(Locale.ENGLISH) ? "/" : "/en");
        return "beranda";
    }
}
