package id.simpul.gateway.portal.peraturan;

import id.simpul.gateway.layanan.peraturan.PeraturanQuery;
import java.util.Locale;
import org.springframework.web.util.UriComponentsBuilder;

/** Addresses of the pages in one language; a page of results keeps what was looked for. */
public record PeraturanLinks(Locale locale) {
    static final String INDONESIAN = "/peraturan";
    static final String ENGLISH = "/en/peraturan";

    private String base() {
        return base(locale.equals(Locale.ENGLISH));
    }

    private static String base(boolean english) {
        return english ? ENGLISH : INDONESIAN;
    }

    public String results(PeraturanQuery query) {
        return results(base(), query);
    }

    public String resultsInTheOtherLanguage(PeraturanQuery query) {
        return results(base(!locale.equals(Locale.ENGLISH)), query);
    }

    private static String results(String base, PeraturanQuery query) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(base);
        add(address, "kata", query.words());
        add(address, "jenis", query.jenis());
        add(address, "tahun", query.year() == 0 ? "" : Integer.toString(query.year()));
        add(address, "status", query.status());
        add(address, "halaman", query.page() == 1 ? "" : Integer.toString(query.page()));
        return address.encode().build().toUriString();
    }

    private static void add(UriComponentsBuilder address, String name, String value) {
        if (!value.isEmpty()) {
            address.queryParam(name, "{" + name + "}").uriVariables(java.util.Map.of(name, value));
        }
    }

    public String document(String id) {
        return base() + "/" + id;
    }

    public String documentInTheOtherLanguage(String id) {
        return base(!locale.equals(Locale.ENGLISH)) + "/" + id;
    }
}
