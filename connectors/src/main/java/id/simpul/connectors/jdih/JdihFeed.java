package id.simpul.connectors.jdih;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a member site's {@code feed/document.json} in every shape that was seen, or says why it cannot be one. */
final class JdihFeed {
    static final int LIMIT = 64 * 1024 * 1024;

    private static final String EXPECTED = " (expected: a JSON array of documents)";
    private static final JsonMapper JSON = JsonMapper.shared();

    private JdihFeed() {}

    /** What a file says. */
    sealed interface Reading {}

    /**
     * A whole set.
     *
     * @param nameless rows without an id or a title, which nobody could find again; they are left out
     */
    record Documents(List<JdihDocument> documents, int nameless) implements Reading {
        /** What a person should look at, one line a document. */
        List<String> remarks() {
            return documents.stream()
                    .filter(each -> !each.remarks().isEmpty())
                    .map(each -> each.id() + ": " + String.join(", ", each.remarks()))
                    .toList();
        }
    }

    /** Not a set: the words say what was found. */
    record Refusal(String reason) implements Reading {}

    static Reading read(byte[] file) {
        if (file.length > LIMIT) {
            return new Refusal("feed: " + file.length + " bytes (expected: at most " + LIMIT + ")");
        }
        if (!isUtf8(file)) {
            return new Refusal("feed: not UTF-8 (expected: JSON in UTF-8)");
        }
        String begin = begin(file);
        if (begin.isEmpty()) {
            return new Refusal("feed: empty" + EXPECTED);
        }
        if (begin.startsWith("<")) {
            return new Refusal("feed: an HTML or XML page" + EXPECTED);
        }
        if (!begin.startsWith("[") && !begin.startsWith("{")) {
            return new Refusal("feed: the text \"" + begin + "\"" + EXPECTED);
        }
        return parse(file);
    }

    private static boolean isUtf8(byte[] file) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file));
            return true;
        } catch (CharacterCodingException other) {
            return false;
        }
    }

    private static String begin(byte[] file) {
        String text = new String(file, 0, Math.min(file.length, 200), StandardCharsets.UTF_8);
        String begin = text.replace("\ufeff", "").strip();
        return begin.length() > 40 ? begin.substring(0, 40) + "..." : begin;
    }

    private static Reading parse(byte[] file) {
        int mark = file.length > 2 && file[0] == (byte) 0xef ? 3 : 0;
        try (JsonParser parser = JSON.createParser(new ByteArrayInputStream(file, mark, file.length - mark))) {
            if (parser.nextToken() == JsonToken.START_OBJECT && !findData(parser)) {
                return new Refusal("feed: a JSON object without documents under \"data\"" + EXPECTED);
            }
            Map<String, JdihRows> rows = new LinkedHashMap<>();
            int nameless = 0;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                JsonNode row = parser.readValueAsTree();
                if (!row.isObject()) {
                    return new Refusal("feed: an array of " + kind(row) + EXPECTED);
                }
                String id = JdihRows.id(row);
                if (id.isEmpty()) {
                    nameless++;
                } else {
                    rows.computeIfAbsent(id, key -> new JdihRows()).add(row);
                }
            }
            readToTheEnd(parser);
            return documents(rows, nameless);
        } catch (JacksonException broken) {
            return new Refusal("feed: broken JSON at byte "
                    + broken.getLocation().getByteOffset() + " of " + file.length + " (expected: a whole file)");
        }
    }

    /** Moves to the array under {@code data}; false where there is none, or where the site says that it failed. */
    private static boolean findData(JsonParser parser) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName().toLowerCase(Locale.ROOT);
            JsonToken value = parser.nextToken();
            if (name.equals("data") && value == JsonToken.START_ARRAY) {
                return true;
            }
            if (name.equals("status") && value == JsonToken.VALUE_FALSE) {
                return false;
            }
            parser.skipChildren();
        }
        return false;
    }

    /** A file that ends in the middle of its wrapping is a file that was cut off. */
    private static void readToTheEnd(JsonParser parser) {
        JsonToken token = parser.nextToken();
        while (token != null) {
            token = parser.nextToken();
        }
    }

    private static String kind(JsonNode row) {
        return row.getNodeType().name().toLowerCase(Locale.ROOT);
    }

    private static Reading documents(Map<String, JdihRows> rows, int nameless) {
        List<JdihDocument> documents = new ArrayList<>();
        int untitled = 0;
        for (JdihRows each : rows.values()) {
            JdihDocument document = each.document();
            if (document.field(JdihFields.TITLE).isEmpty()) {
                untitled++;
            } else {
                documents.add(document);
            }
        }
        if (documents.isEmpty() && nameless + untitled > 0) {
            return new Refusal("feed: " + (nameless + untitled) + " rows, none with idData and judul" + EXPECTED);
        }
        return new Documents(documents, nameless + untitled);
    }
}
