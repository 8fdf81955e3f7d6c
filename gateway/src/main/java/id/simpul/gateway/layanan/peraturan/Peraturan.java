package id.simpul.gateway.layanan.peraturan;

import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One legal document as its site has it.
 *
 * @param id the city's own, in the page's address
 * @param publisher the code of the application that told of it
 * @param others what its site said besides the 28 fields
 * @param at when its site was seen to have it so
 * @param withdrawn when its site was seen not to have it any more
 */
public record Peraturan(
        String id,
        String publisher,
        Isian fields,
        Map<String, String> others,
        Instant at,
        @Nullable Instant withdrawn) {

    public TipeDokumen tipe() {
        return fields.tipe();
    }

    /** Whether it is made up, to try the city with. */
    public boolean isSample() {
        return others.containsKey("contoh");
    }

    /** The address that a field holds; null where it holds none that may be followed. */
    public @Nullable String link(String field) {
        return isSample() ? null : web(fields.get(field));
    }

    private static @Nullable String web(String text) {
        try {
            URI address = new URI(text);
            String scheme = address.getScheme();
            boolean web = scheme != null
                    && address.getHost() != null
                    && scheme.toLowerCase(Locale.ROOT).matches("https?");
            return web ? address.toString() : null;
        } catch (java.net.URISyntaxException none) {
            return null;
        }
    }

    /** The host of its page at its site; empty where it has none. */
    public String site() {
        String address = web(fields.get("urlDetailPeraturan"));
        return address == null ? "" : URI.create(address).getHost();
    }
}
