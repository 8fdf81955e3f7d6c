package id.simpul.gateway.portal;

import id.simpul.hub.message.Catalogue;
import id.simpul.hub.message.Catalogue.Actor;
import id.simpul.hub.message.Catalogue.Entry;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultStatus;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** What every error code means, whose turn it is, and what to do: the texts that API and console use too. */
@Controller
class HelpController {
    private static final String INDONESIAN = "/bantuan/galat";
    private static final String ENGLISH = "/en" + INDONESIAN;

    @GetMapping({INDONESIAN, ENGLISH, "/bantuan", "/en/bantuan"})
    String index(Model model, Locale locale) {
        Map<Actor, List<Entry>> groups = new EnumMap<>(Actor.class);
        for (FaultCode code : FaultCode.values()) {
            Entry entry = Catalogue.entry(code, locale);
            groups.computeIfAbsent(entry.actor(), actor -> new ArrayList<>()).add(entry);
        }
        model.addAttribute("kelompok", groups);
        model.addAttribute("bahasaLain", other(locale, ""));
        return "bantuan/galat-daftar";
    }

    @GetMapping({INDONESIAN + "/{code}", ENGLISH + "/{code}"})
    String one(@PathVariable String code, Model model, Locale locale) {
        FaultCode known = FaultCode.of(code).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("galat", Catalogue.entry(known, locale));
        model.addAttribute("status", FaultStatus.of(known));
        model.addAttribute("bahasaLain", other(locale, "/" + known.code()));
        return "bantuan/galat";
    }

    private static String other(Locale locale, String tail) {
        return (locale.equals(Locale.ENGLISH) ? INDONESIAN : ENGLISH) + tail;
    }
}
