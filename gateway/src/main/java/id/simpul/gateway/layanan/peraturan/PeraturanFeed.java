package id.simpul.gateway.layanan.peraturan;

import id.simpul.gateway.dataplane.PublicDoor;
import id.simpul.gateway.page.CityNow;
import id.simpul.hub.message.Headers;
import id.simpul.hub.message.Reply;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The city's own feed for the national portal: all documents as one JSON array, 28 fields each, in ILDIS's order (formats,
 * section 1.2). Lenient sites feed it, so it is strict: what a type requires and a document lacks keeps that document out.
 */
@Component
class PeraturanFeed implements PublicDoor {
    private static final Logger LOG = LoggerFactory.getLogger(PeraturanFeed.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int TAG_BYTES = 16;

    private final FeedTable table;
    private final CityNow city;
    private @Nullable File newest;

    PeraturanFeed(FeedTable table, CityNow city) {
        this.table = table;
        this.city = city;
    }

    /** The whole file as it was made from one snapshot. */
    private record File(String version, byte[] bytes, String tag) {}

    @Override
    public String path() {
        return "/feed/document.json";
    }

    /** The file, or 304 where the reader has it already; 503 where the database was not reached and no file was made yet. */
    @Override
    public Reply answer(Headers headers) {
        File file = file();
        if (file == null) {
            byte[] text = "Data belum terjangkau. Coba lagi nanti.\n".getBytes(StandardCharsets.UTF_8);
            return new Reply(
                    503, Headers.of(Map.of("content-type", "text/plain; charset=utf-8", "retry-after", "60")), text);
        }
        Map<String, String> about = Map.of(
                "content-type", "application/json",
                "cache-control", "public, max-age=300",
                "etag", file.tag());
        return matches(headers.first("if-none-match"), file.tag())
                ? new Reply(304, Headers.of(about), new byte[0])
                : new Reply(200, Headers.of(about), file.bytes());
    }

    private static boolean matches(@Nullable String known, String tag) {
        return known != null
                && Arrays.stream(known.split(","))
                        .map(String::strip)
                        .anyMatch(each -> each.equals("*") || each.equals(tag) || each.equals("W/" + tag));
    }

    private synchronized @Nullable File file() {
        try {
            String version = table.version();
            if (newest == null || !newest.version().equals(version)) {
                newest = make(version);
            }
        } catch (DataAccessException away) {
            LOG.warn("feed: database not reached, {}", newest == null ? "no file yet" : "the newest file is given");
        }
        return newest;
    }

    private File make(String version) {
        List<Map<String, String>> documents = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        for (FeedRow each : table.rows()) {
            String flaw = each.flaw();
            if (flaw == null) {
                documents.add(each.values(city.city().zone()));
            } else {
                kept.add(each.id() + " (" + flaw + ")");
            }
        }
        if (!kept.isEmpty()) {
            LOG.warn("feed: {} incomplete documents are kept out, such as {}", kept.size(), kept.getFirst());
        }
        byte[] bytes = JSON.writeValueAsBytes(documents);
        return new File(version, bytes, tag(bytes));
    }

    private static String tag(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return '"' + HexFormat.of().formatHex(digest, 0, TAG_BYTES) + '"';
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
