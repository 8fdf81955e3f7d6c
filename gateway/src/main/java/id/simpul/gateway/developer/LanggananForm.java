package id.simpul.gateway.developer;

import id.simpul.hub.registry.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The form of a subscription.
 *
 * @param kode its code
 * @param jenis the type of event
 * @param cara {@code pull} to fetch, {@code push} to be called
 * @param alamat where events are pushed to; empty where it fetches, or goes over a connection of the registry
 * @param jalur below that address
 */
record LanggananForm(
        @Nullable String kode,
        @Nullable String jenis,
        @Nullable String cara,
        @Nullable String alamat,
        @Nullable String jalur) {
    private static final String ENDPOINT = "endpoint";
    private static final Map<String, String> FIELDS = Map.of(
            "code",
            "kode",
            "type",
            "jenis",
            "mode",
            "cara",
            "connection",
            "alamat",
            ENDPOINT,
            "alamat",
            "endpoint.url",
            "alamat",
            "path",
            "jalur");

    static LanggananForm empty() {
        return new LanggananForm("", "", "pull", "", "");
    }

    static LanggananForm of(Map<String, Object> subscription) {
        return new LanggananForm(
                text(subscription.get("code")),
                text(subscription.get("type")),
                text(subscription.get("mode")),
                subscription.get(ENDPOINT) instanceof Map<?, ?> endpoint ? text(endpoint.get("url")) : "",
                text(subscription.get("path")));
    }

    String code() {
        return text(kode).strip();
    }

    /** The subscription with what the form says; what it does not ask for stays. */
    Map<String, Object> over(Map<String, Object> present) {
        Map<String, Object> body = new LinkedHashMap<>(present);
        body.put("code", code());
        body.put("type", text(jenis).strip());
        body.put("mode", text(cara));
        put(body, "path", text(jalur).strip());
        String url = text(alamat).strip();
        body.remove(ENDPOINT);
        if (!url.isEmpty()) {
            body.remove("connection");
            body.put(ENDPOINT, Map.of("url", url));
        }
        return body;
    }

    private static void put(Map<String, Object> body, String name, String value) {
        if (value.isEmpty()) {
            body.remove(name);
        } else {
            body.put(name, value);
        }
    }

    /** The fields of the form that {@code problems} are about; {@code kode} for what it does not ask for. */
    static List<String> wrong(List<Problem> problems) {
        return problems.stream()
                .map(each -> FIELDS.getOrDefault(each.field(), "kode"))
                .distinct()
                .toList();
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }
}
