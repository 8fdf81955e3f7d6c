package id.simpul.gateway.dataplane;

import id.simpul.hub.call.Passage;
import id.simpul.hub.connector.HttpTarget;
import id.simpul.hub.policy.Allowance;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which headers pass the hub (RFC 9110, section 7.6.1), and which ones it sets itself. */
final class HeaderRules {
    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection",
            "http2-settings",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    /** The caller's credentials end here, and what speaks for the hub is set by the hub alone. */
    private static final Set<String> NEVER_FORWARDED = Set.of(
            "host",
            "expect",
            "authorization",
            "x-api-key",
            "x-road-client",
            "x-govstack-client",
            "information-mediator-client",
            "forwarded",
            "x-real-ip",
            "true-client-ip",
            "x-client-ip",
            "x-cluster-client-ip",
            "traceparent",
            "x-request-id");

    private static final Set<String> NEVER_RETURNED =
            Set.of("x-request-id", "traceparent", "ratelimit", "ratelimit-policy");
    private static final String OURS = "simpul-";
    private static final String HEARSAY = "x-forwarded-";

    /** Says where the message ends: nobody may have it left out by naming it in Connection. */
    private static final String LENGTH = "content-length";

    private HeaderRules() {}

    /** The headers for the target. */
    static void toTarget(HttpServerRequest request, Passage passage, HttpTarget target, MultiMap to) {
        Set<String> listed = listed(request.headers().getAll("connection"));
        for (Map.Entry<String, String> each : request.headers()) {
            String name = each.getKey().toLowerCase(Locale.ROOT);
            if (!HOP_BY_HOP.contains(name)
                    && !NEVER_FORWARDED.contains(name)
                    && !name.startsWith(OURS)
                    && !name.startsWith(HEARSAY)
                    && (name.equals(LENGTH) || !listed.contains(name))) {
                to.add(each.getKey(), each.getValue());
            }
        }
        if (passage.filter() != null) {
            to.remove("accept-encoding").remove("range").remove("if-range");
        }
        to.set(
                "Forwarded",
                "for=" + quoted(request.remoteAddress().hostAddress()) + ";proto="
                        + (request.isSSL() ? "https" : "http"));
        to.set("traceparent", passage.call().trace().traceparent());
        to.set("X-Request-Id", passage.call().id().value());
        to.set("Simpul-Client", passage.consumer().code());
        target.headers().forEach(to::set);
    }

    /** The target's headers for the caller. */
    static void toCaller(MultiMap from, Passage passage, MultiMap to) {
        Set<String> listed = listed(from.getAll("connection"));
        for (Map.Entry<String, String> each : from) {
            String name = each.getKey().toLowerCase(Locale.ROOT);
            if (!HOP_BY_HOP.contains(name)
                    && !NEVER_RETURNED.contains(name)
                    && !name.startsWith(OURS)
                    && !listed.contains(name)) {
                to.add(each.getKey(), each.getValue());
            }
        }
        ours(passage, to);
    }

    /** The headers that every answer to an admitted call has. */
    static void ours(Passage passage, MultiMap to) {
        to.set("X-Request-Id", passage.call().id().value());
        to.set("traceparent", passage.call().trace().traceparent());
        limits(passage.allowance(), passage.moment(), to);
    }

    /** What is allowed and what is left of it. */
    static void limits(Allowance allowance, LocalDateTime moment, MultiMap to) {
        to.set("RateLimit-Policy", allowance.policyHeader());
        to.set("RateLimit", allowance.header(moment, System.nanoTime()));
    }

    private static Set<String> listed(List<String> connection) {
        if (connection.isEmpty()) {
            return Set.of();
        }
        Set<String> names = new HashSet<>();
        for (String value : connection) {
            for (String name : value.split(",", -1)) {
                names.add(name.strip().toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }

    private static String quoted(@Nullable String address) {
        if (address == null) {
            return "unknown";
        }
        return address.indexOf(':') >= 0 ? "\"[" + address + "]\"" : address;
    }
}
