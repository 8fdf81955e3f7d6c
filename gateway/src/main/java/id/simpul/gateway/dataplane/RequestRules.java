package id.simpul.gateway.dataplane;

import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which request heads pass: what two servers could read in two ways is refused (RFC 9112, sections 3.2, 6.1, 6.3 and 11.2).
 * Much is refused by the server's decoder before; here stands what it lets through.
 */
final class RequestRules {
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final String HOST_CHARACTERS = "-._~%!$&'()*+,;=:[]";

    private final HttpServerRequest request;
    private int headers;
    private int hosts;
    private int codings;
    private @Nullable String host;
    private @Nullable Fault fault;

    private RequestRules(HttpServerRequest request) {
        this.request = request;
    }

    /** What is wrong with the head of {@code request}, or null. */
    static @Nullable Fault violation(HttpServerRequest request, int maxHeaders) {
        RequestRules rules = new RequestRules(request);
        for (Map.Entry<String, String> each : request.headers()) {
            rules.header(each.getKey(), each.getValue());
        }
        if (rules.headers > maxHeaders) {
            return Fault.caller(
                    FaultCode.KEPALA_TERLALU_BESAR, "The request has more than " + maxHeaders + " header fields.");
        }
        rules.host();
        rules.method();
        rules.target();
        return rules.fault;
    }

    private void header(String name, String value) {
        headers++;
        switch (name.length()) {
            case 0 -> invalid("A header field has no name.");
            case 4 -> {
                if (name.equalsIgnoreCase("host")) {
                    hosts++;
                    host = value;
                }
            }
            case 6 -> expectation(name, value);
            case 7 -> upgrade(name, value);
            case 17 -> coding(name, value);
            default -> {}
        }
    }

    private boolean multiplexed() {
        return request.version() == HttpVersion.HTTP_2;
    }

    private void expectation(String name, String value) {
        if (name.equalsIgnoreCase("expect") && !value.equalsIgnoreCase(Expectation.CONTINUE)) {
            note(Fault.caller(FaultCode.HARAPAN_TIDAK_DIDUKUNG, "Expect is known only as 100-continue."));
        }
    }

    /** An offer of HTTP/2 may be passed over (RFC 9110, section 7.8); who asks for anything else would wait for it. */
    private void upgrade(String name, String value) {
        if (name.equalsIgnoreCase("upgrade") && !value.equalsIgnoreCase("h2c")) {
            note(Fault.caller(FaultCode.TIDAK_DIDUKUNG, "The gateway changes to no other protocol."));
        }
    }

    private void coding(String name, String value) {
        if (name.equalsIgnoreCase("transfer-encoding")) {
            codings++;
            if (codings > 1 || !value.equalsIgnoreCase("chunked")) {
                invalid("Transfer-Encoding is known only as chunked, once.");
            }
        }
    }

    private void host() {
        if (hosts > 1) {
            invalid("The request names more than one host.");
        } else if (multiplexed() && request.authority() == null) {
            invalid("The request names no host.");
        } else if (host != null ? !wellFormed(host) : request.version() == HttpVersion.HTTP_1_1) {
            invalid("The request names no host, or none that can be one.");
        }
    }

    private static boolean wellFormed(String host) {
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!plain && HOST_CHARACTERS.indexOf(c) < 0) {
                return false;
            }
        }
        return !host.isEmpty();
    }

    private void method() {
        if (!METHODS.contains(request.method().name())) {
            // TRACE would hand credentials back to whoever asks; it is known, and allowed nowhere
            boolean trace = request.method().name().equals("TRACE");
            note(Fault.caller(
                    trace ? FaultCode.METODE_TIDAK_ADA : FaultCode.TIDAK_DIDUKUNG,
                    "The gateway does not know this method."));
        }
    }

    /** Only the origin form, and the absolute form where it says the same as Host. */
    private void target() {
        String uri = request.uri();
        for (int i = 0; i < uri.length(); i++) {
            char c = uri.charAt(i);
            if (c <= ' ' || c >= 0x7f || c == '#') {
                invalid("The address has a space, a fragment, or a character outside printable ASCII.");
                return;
            }
        }
        if (!uri.startsWith("/") && fault == null) {
            absolute(uri);
        }
    }

    private void absolute(String uri) {
        int scheme = uri.indexOf("://");
        int path = scheme < 0 ? -1 : uri.indexOf('/', scheme + 3);
        boolean known = (scheme == 4 || scheme == 5) && uri.regionMatches(true, 0, "https", 0, scheme);
        if (!known || path < 0 || !uri.substring(scheme + 3, path).equalsIgnoreCase(host)) {
            note(Fault.caller(FaultCode.ALAMAT_TIDAK_SAH, "The address is no path, or names another host than Host."));
        }
    }

    private void invalid(String detail) {
        note(Fault.caller(FaultCode.PERMINTAAN_TIDAK_SAH, detail));
    }

    /** The first fault tells; but what is read in two ways outweighs what is merely not supported. */
    private void note(Fault found) {
        if (fault == null || (fault.code() != found.code() && found.code() == FaultCode.PERMINTAAN_TIDAK_SAH)) {
            fault = found;
        }
    }
}
