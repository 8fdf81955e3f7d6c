package id.simpul.connectors.jdih;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * One document of a member site, made plain.
 *
 * @param fields all 28, in the feed's order; empty where the site has no value
 * @param others what the site says besides, under its own names; never guessed at
 * @param remarks what a person should look at, such as an unknown {@code operasi}
 */
record JdihDocument(Map<String, String> fields, Map<String, String> others, List<String> remarks) {
    /** The abstract where a site has it as text: the field of that name is a file's name. */
    static final String ABSTRACT_TEXT = "abstrakTeks";

    private static final JsonMapper JSON = JsonMapper.shared();

    JdihDocument {
        Map<String, String> ordered = new LinkedHashMap<>();
        for (String name : JdihFields.NAMES) {
            ordered.put(name, fields.getOrDefault(name, ""));
        }
        fields = Collections.unmodifiableMap(ordered);
        others = Collections.unmodifiableMap(new TreeMap<>(others));
        remarks = List.copyOf(remarks);
    }

    String id() {
        return field(JdihFields.ID);
    }

    String field(String name) {
        return fields.getOrDefault(name, "");
    }

    /** The document's number, or its id where it has none. */
    String number() {
        return field("noPeraturan").isEmpty() ? id() : field("noPeraturan");
    }

    /**
     * Changes with the document and with nothing else: the time of its last update is left out, which some sites make new
     * for every file.
     */
    String hash() {
        Map<String, Object> content = new LinkedHashMap<>(fields);
        content.remove(JdihFields.UPDATED);
        content.put("lainnya", others);
        return JdihName.digest(JSON.writeValueAsBytes(content));
    }

    /** The data of its events: the 28 fields, {@code lainnya} (an object) and {@code catatan} (an array). */
    byte[] json() {
        Map<String, Object> data = new LinkedHashMap<>(fields);
        data.put("lainnya", others);
        data.put("catatan", remarks);
        return JSON.writeValueAsBytes(data);
    }

    /** The data of the event that a document is gone, of which nothing but the id is known any more. */
    static byte[] gone(String id) {
        return JSON.writeValueAsString(Map.of(JdihFields.ID, id)).getBytes(StandardCharsets.UTF_8);
    }
}
