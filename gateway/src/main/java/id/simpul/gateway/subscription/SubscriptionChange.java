package id.simpul.gateway.subscription;

import id.simpul.hub.registry.Problem;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One subscription as its application writes it, in the words of the registry's files and with {@code endpoint: {url}} in
 * place of a connection: put into the file of its agency, with the connection that it needs.
 */
final class SubscriptionChange {
    private static final String CONNECTION = "connection";
    private static final String ENDPOINT = "endpoint";
    private static final String URL = "endpoint.url";
    private static final String ADDRESS = "an address such as https://aplikasi.dinas.example/peristiwa";
    private static final String ADDRESS_PATTERN = "https?://[A-Za-z0-9.:\\[\\]-]{1,253}(/[A-Za-z0-9._~/-]{0,250})?";

    private final AgencyFile file;
    private final String code;
    private final List<Problem> problems = new ArrayList<>();

    SubscriptionChange(AgencyFile file, String code) {
        this.file = file;
        this.code = code;
    }

    /** Puts {@code body} into the file; answers what is wrong with its endpoint. */
    List<Problem> put(Map<String, Object> body) {
        boolean owned = owned();
        Map<String, Object> subscription = new LinkedHashMap<>(body);
        subscription.remove("state");
        Object endpoint = subscription.remove(ENDPOINT);
        String url = endpoint == null ? null : url(endpoint, subscription);
        if (url != null) {
            connect(url, owned);
            subscription.put(CONNECTION, code);
        }
        file.put(code, subscription);
        if (owned && !file.shared(code, "")) {
            file.disconnect(code);
        }
        return problems;
    }

    /** Takes the subscription out, with the connection that was made for it. */
    void remove() {
        boolean owned = owned();
        file.remove(code);
        if (owned) {
            file.disconnect(code);
        }
    }

    /** Whether the connection of the same name is the subscription's and nobody else's. */
    private boolean owned() {
        return file.address(code).isPresent()
                && !file.shared(code, code)
                && file.subscription(code)
                        .map(each -> code.equals(each.get(CONNECTION)))
                        .orElse(false);
    }

    private @Nullable String url(Object endpoint, Map<String, Object> subscription) {
        if (!(endpoint instanceof Map<?, ?> fields)) {
            return wrong(ENDPOINT, "an object with url", "something else");
        }
        for (Object each : fields.keySet()) {
            if (!each.equals("url")) {
                return wrong(ENDPOINT, "url and nothing else", "more");
            }
        }
        if (subscription.containsKey(CONNECTION)) {
            return wrong(CONNECTION, "connection or endpoint, not both", "both");
        }
        if ("pull".equals(subscription.get("mode"))) {
            return wrong(ENDPOINT, "no endpoint, events of mode pull are fetched", "an endpoint");
        }
        return fields.get("url") instanceof String url && (kept(url) || reachable(url))
                ? url
                : wrong(URL, ADDRESS, fields.get("url") == null ? "nothing" : "no such address");
    }

    private boolean kept(String url) {
        return file.address(code).map(url::equals).orElse(false);
    }

    private static boolean reachable(String url) {
        try {
            return url.matches(ADDRESS_PATTERN) && URI.create(url).getHost() != null;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    private void connect(String url, boolean owned) {
        if (file.connects(code) && !owned) {
            wrong(URL, "a code that no other connection has", code);
        } else if (!kept(url)) {
            file.connect(code, url);
        }
    }

    private @Nullable String wrong(String field, String expected, String found) {
        problems.add(new Problem("", 0, field, expected, found));
        return null;
    }
}
