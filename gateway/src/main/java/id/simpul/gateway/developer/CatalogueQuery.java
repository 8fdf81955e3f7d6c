package id.simpul.gateway.developer;

import id.simpul.hub.registry.Route;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What a developer looks for.
 *
 * @param cari words that all occur in names and codes
 * @param opd the code of an agency; empty: every
 * @param halaman from 1
 */
record CatalogueQuery(
        @Nullable String cari,
        @Nullable String opd,
        @Nullable String halaman) {
    static final int A_PAGE = 20;
    private static final int SHOWN = 100;

    public String words() {
        String words = cari == null ? "" : cari.strip();
        return words.substring(0, Math.min(words.length(), SHOWN));
    }

    public String agency() {
        return opd == null ? "" : opd.strip();
    }

    public int page() {
        return halaman != null && halaman.matches("[1-9]\\d{0,5}") ? Integer.parseInt(halaman) : 1;
    }

    public boolean open() {
        return words().isEmpty() && agency().isEmpty();
    }

    /** Everything found, in the order of agencies and names. */
    List<Route> of(Stream<Route> routes) {
        List<String> wanted = List.of(words().toLowerCase(Locale.ROOT).split("\\s+"));
        return routes.filter(each -> agency().isEmpty() || each.agency().code().equals(agency()))
                .filter(each -> wanted.stream().allMatch(text(each)::contains))
                .sorted(Comparator.comparing((Route each) -> each.agency().name())
                        .thenComparing(each -> each.service().name())
                        .thenComparing(Route::name))
                .toList();
    }

    private static String text(Route route) {
        return String.join(
                        " ",
                        route.name(),
                        route.application().name(),
                        route.service().name(),
                        route.service().nameEn(),
                        route.agency().name())
                .toLowerCase(Locale.ROOT);
    }

    /** The address of another page of the same. */
    public String href(int page) {
        return UriComponentsBuilder.fromPath("/pengembang")
                .queryParam("cari", "{cari}")
                .queryParam("opd", "{opd}")
                .queryParam("halaman", page)
                .encode()
                .buildAndExpand(words(), agency())
                .toUriString();
    }
}
