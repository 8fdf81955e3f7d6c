package id.simpul.gateway.runtime;

import id.simpul.hub.registry.Durations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway's port takes from its callers, and for how long it waits.
 *
 * @param tls certificate and key; null where the port speaks without TLS
 * @param h2c whether HTTP/2 is spoken without TLS; the time for the first headers is then not limited there
 * @param maxLine longest first line of a request in bytes (414)
 * @param maxHeaderBytes all headers of a request together (431)
 * @param maxHeaders number of headers of a request (431)
 * @param headerTime from the start of a connection to the end of its first request's headers
 * @param keepAlive from the end of an answer to the end of the next request's headers
 * @param bodyIdle the longest pause in a request's body (408)
 * @param readIdle the longest time in which a caller takes nothing of its answer
 * @param targetIdle the longest pause in a target's answer (504)
 * @param drainPause how long a hub that is told to stop still takes calls, with its readiness down
 * @param drainLimit how long it then waits for the calls under way
 */
public record HttpSettings(
        @Nullable Tls tls,
        boolean h2c,
        int maxLine,
        int maxHeaderBytes,
        int maxHeaders,
        Duration headerTime,
        Duration keepAlive,
        Duration bodyIdle,
        Duration readIdle,
        Duration targetIdle,
        Duration drainPause,
        Duration drainLimit) {
    private static final int MAX_BYTES = 1024 * 1024;

    /** PEM files: the chain, the caller's own first, and its key in PKCS#8. */
    public record Tls(Path certificate, Path key) {}

    /** Reads the {@code SIMPUL_TLS_}, {@code SIMPUL_HTTP_} and {@code SIMPUL_DRAIN_} variables. */
    public static HttpSettings of(Map<String, String> set) {
        return new HttpSettings(
                tls(set),
                yes(set, "SIMPUL_HTTP_H2C"),
                number(set, "SIMPUL_HTTP_MAX_LINE", 8 * 1024, MAX_BYTES),
                number(set, "SIMPUL_HTTP_MAX_HEADER_BYTES", 32 * 1024, MAX_BYTES),
                number(set, "SIMPUL_HTTP_MAX_HEADERS", 100, 10_000),
                duration(set, "SIMPUL_HTTP_HEADER_TIME", "10s"),
                duration(set, "SIMPUL_HTTP_KEEP_ALIVE", "75s"),
                duration(set, "SIMPUL_HTTP_BODY_IDLE", "30s"),
                duration(set, "SIMPUL_HTTP_READ_IDLE", "60s"),
                duration(set, "SIMPUL_HTTP_TARGET_IDLE", "60s"),
                duration(set, "SIMPUL_DRAIN_PAUSE", "2s"),
                duration(set, "SIMPUL_DRAIN_LIMIT", "30s"));
    }

    private static @Nullable Tls tls(Map<String, String> set) {
        String certificate = set.get("SIMPUL_TLS_CERT");
        String key = set.get("SIMPUL_TLS_KEY");
        if (certificate == null && key == null) {
            return null;
        }
        return new Tls(file("SIMPUL_TLS_CERT", certificate), file("SIMPUL_TLS_KEY", key));
    }

    private static Path file(String name, @Nullable String given) {
        if (given == null || !Files.isReadable(Path.of(given))) {
            throw StartFailure.configuration(
                    name + ": " + (given == null ? "missing" : given) + " (expected: a readable PEM file)");
        }
        return Path.of(given);
    }

    private static boolean yes(Map<String, String> set, String name) {
        String given = set.getOrDefault(name, "true").strip();
        if (!given.matches("true|false")) {
            throw StartFailure.configuration(name + ": " + given + " (expected: true or false)");
        }
        return Boolean.parseBoolean(given);
    }

    private static int number(Map<String, String> set, String name, int fallback, int most) {
        String given = set.get(name);
        if (given == null) {
            return fallback;
        }
        if (!given.strip().matches("[1-9]\\d{0,6}") || Integer.parseInt(given.strip()) > most) {
            throw StartFailure.configuration(
                    name + ": " + given + " (expected: a whole number from 1 to " + most + ")");
        }
        return Integer.parseInt(given.strip());
    }

    private static Duration duration(Map<String, String> set, String name, String fallback) {
        String given = set.getOrDefault(name, fallback).strip();
        if (!given.matches("[1-9]\\d{0,5}(ms|s|m|h)")) {
            throw StartFailure.configuration(name + ": " + given + " (expected: such as 500ms, 3s, 5m or 2h)");
        }
        return Durations.parse(given);
    }
}
