package id.simpul.gateway.portal.peraturan;

import id.simpul.gateway.layanan.peraturan.Peraturan;
import id.simpul.gateway.layanan.peraturan.PeraturanQuery;
import id.simpul.gateway.layanan.peraturan.PeraturanSearch;
import id.simpul.gateway.page.CityNow;
import id.simpul.gateway.page.Times;
import id.simpul.hub.registry.RouteTable;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The city's legal documents: found by words and filters that stand in the address, and read one by one. */
@Controller
class PeraturanController {
    private static final Logger LOG = LoggerFactory.getLogger(PeraturanController.class);

    private final PeraturanSearch search;
    private final CityNow city;
    private final Clock clock;

    PeraturanController(PeraturanSearch search, CityNow city, Clock clock) {
        this.search = search;
        this.city = city;
        this.clock = clock;
    }

    @GetMapping({PeraturanLinks.INDONESIAN, PeraturanLinks.ENGLISH})
    String find(
            @RequestParam(defaultValue = "") String kata,
            @RequestParam(defaultValue = "") String jenis,
            @RequestParam(defaultValue = "") String tahun,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "") String halaman,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        PeraturanQuery query =
                new PeraturanQuery(kata, jenis, number(tahun, 4, 0), status, Math.max(1, number(halaman, 5, 1)));
        PeraturanLinks links = links(model, locale);
        model.addAttribute("tanya", query);
        model.addAttribute("bahasaLain", links.resultsInTheOtherLanguage(query));
        try {
            model.addAttribute("hasil", search.find(query));
            model.addAttribute("pilihan", search.choices());
        } catch (DataAccessException away) {
            return away(away, response);
        }
        return "peraturan/cari";
    }

    private static int number(String text, int digits, int otherwise) {
        return text.strip().matches("\\d{1," + digits + "}") ? Integer.parseInt(text.strip()) : otherwise;
    }

    private PeraturanLinks links(Model model, Locale locale) {
        PeraturanLinks links = new PeraturanLinks(locale);
        model.addAttribute("tautan", links);
        model.addAttribute("tulis", text(locale));
        return links;
    }

    private PeraturanText text(Locale locale) {
        return new PeraturanText(new Times(city.city().zone(), locale, clock));
    }

    @GetMapping({PeraturanLinks.INDONESIAN + "/{id}", PeraturanLinks.ENGLISH + "/{id}"})
    String one(@PathVariable String id, HttpServletResponse response, Model model, Locale locale) {
        Peraturan document;
        try {
            document = search.get(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        } catch (DataAccessException away) {
            return away(away, response);
        }
        if (document.withdrawn() != null) {
            response.setStatus(HttpStatus.GONE.value());
        }
        PeraturanLinks links = links(model, locale);
        model.addAttribute("dokumen", document);
        model.addAttribute("kartu", text(locale).lines(document.fields()));
        model.addAttribute("asal", origin(document));
        model.addAttribute("bahasaLain", links.documentInTheOtherLanguage(id));
        return "peraturan/dokumen";
    }

    /** The agency behind the application that told of the document. */
    private String origin(Peraturan document) {
        RouteTable table = city.table();
        return table == null
                ? document.publisher()
                : table.registry().applications().stream()
                        .filter(each -> each.code().equals(document.publisher()))
                        .flatMap(each -> table.registry().agencies().stream()
                                .filter(agency -> agency.code().equals(each.agency())))
                        .map(agency -> agency.name())
                        .findFirst()
                        .orElse(document.publisher());
    }

    /** The database was not reached: nothing is lost, and nothing can be shown. */
    private static String away(DataAccessException away, HttpServletResponse response) {
        LOG.warn("regulations: database not reached: {}", String.valueOf(away.getMessage()));
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        response.setHeader("Retry-After", "60");
        return "error/5xx";
    }
}
