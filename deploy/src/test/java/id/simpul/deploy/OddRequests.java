package id.simpul.deploy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Odd HTTP requests without end, the same for the same seed: good ones, broken in one to three places. The JDK only, so that
 * a long run needs no build.
 */
public final class OddRequests {
    private static final String[] METHODS = {
        "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PRI", "get", "FOO", "G(T", ""
    };
    private static final String[] VERSIONS = {
        "HTTP/1.1", "HTTP/1.0", "HTTP/1.2", "HTTP/2.0", "HTTP/0.9", "HTTP/9.9", "http/1.1", "FTP/1.1", "HTTP/", ""
    };
    private static final String[] TAILS = {
        "",
        "/",
        "/..",
        "/%2e%2e/x",
        "/%252f",
        "/a%2Fb",
        "/%00",
        "/%zz",
        "/%",
        "/\\",
        "/;a=b",
        "//",
        "?",
        "?a=%%%",
        "?a=b#c",
        "?" + "a".repeat(9000),
        "/\u00e9",
        "/a b",
        "/*",
        "/9971010101900000",
        "/" + "x/".repeat(500)
    };
    private static final String[] NAMES = {
        "Content-Length",
        "Transfer-Encoding",
        "Connection",
        "Upgrade",
        "Expect",
        "Host",
        "TE",
        "Trailer",
        "Range",
        "Accept",
        "Accept-Language",
        "Content-Type",
        "traceparent",
        "Authorization",
        "X-Api-Key",
        "Forwarded",
        "Cookie",
        "Content-Encoding",
        "Idempotency-Key",
        "Simpul-Client",
        "HTTP2-Settings",
        "",
        "X A",
        "X:A",
        "X\u00e9"
    };
    private static final String[] VALUES = {
        "",
        "0",
        "5",
        "-1",
        "+5",
        "5, 5",
        "99999999999999999999",
        "9223372036854775807",
        "chunked",
        "gzip, chunked",
        "identity",
        "close",
        "keep-alive",
        "Upgrade, HTTP2-Settings",
        "h2c",
        "websocket",
        "100-continue",
        "kopi",
        "a",
        "a/b@c",
        "\0",
        "\r",
        "a\nb",
        "\u00ff",
        "bytes=0-",
        "bytes=9-1,,",
        "*/*;q=x",
        "id-ID;q=9",
        "application/cloudevents+json",
        "text/plain;",
        "00-0-0-0",
        "Bearer",
        "Bearer " + "a".repeat(5000),
        "Basic !!!!",
        "for=\"",
        "x".repeat(40_000),
        "=;=;",
        "AAMAAABk"
    };
    private static final String[] BODIES = {
        "", "hello", "0\r\n\r\n", "5\r\nhello\r\n0\r\n\r\n", "zz\r\n", "-1\r\n", "ffffffffffffffff\r\nx",
                "5;a=b\r\nhello\r\n0\r\n\r\n",
        "{", "{\"a\":", "[[[[[[", "\0\0\0", "grant_type=%", "5\nhello\n0\n\n", "\u00ff\u00fe", "{}"
    };

    private final SplittableRandom random;
    private final List<String> paths;
    private final String authorization;

    /**
     * Requests to {@code paths}.
     *
     * @param authorization a header line of a good credential, sent now and then
     */
    public OddRequests(long seed, List<String> paths, String authorization) {
        this.random = new SplittableRandom(seed);
        this.paths = List.copyOf(paths);
        this.authorization = authorization;
    }

    /** The next request; its characters are bytes. */
    public String next() {
        String method = one(METHODS, "GET", 4);
        String version = one(VERSIONS, "HTTP/1.1", 6);
        String path = paths.get(random.nextInt(paths.size())) + one(TAILS, "", 2);
        List<String> lines = new ArrayList<>(List.of("Host: kota"));
        if (random.nextBoolean()) {
            lines.add(authorization);
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            lines.add(of(NAMES) + one(new String[] {" :", ":", ":\t"}, ": ", 8) + of(VALUES));
        }
        if (random.nextInt(8) == 0) {
            lines.removeFirst();
        }
        if (random.nextInt(12) == 0) {
            lines.addAll(Collections.nCopies(150, "X-Banyak: 1"));
        }
        String line = random.nextInt(30) == 0 ? of(BODIES) : method + " " + path + " " + version;
        String end = one(new String[] {"\n", "\r", "\r\n "}, "\r\n", 25);
        String whole = line + end + String.join(end, lines) + end + end + of(BODIES);
        return random.nextInt(15) == 0 ? whole.substring(0, random.nextInt(whole.length() + 1)) : flipped(whole);
    }

    private String flipped(String whole) {
        if (whole.isEmpty() || random.nextInt(6) > 0) {
            return whole;
        }
        StringBuilder odd = new StringBuilder(whole);
        odd.setCharAt(random.nextInt(odd.length()), (char) random.nextInt(256));
        return odd.toString();
    }

    /** One of {@code odd} in one of {@code rarity} cases, else {@code usual}. */
    private String one(String[] odd, String usual, int rarity) {
        return random.nextInt(rarity) == 0 ? of(odd) : usual;
    }

    private String of(String[] values) {
        return values[random.nextInt(values.length)];
    }
}
