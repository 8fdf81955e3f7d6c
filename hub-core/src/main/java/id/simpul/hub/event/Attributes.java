package id.simpul.hub.event;

import id.simpul.hub.message.Event;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The context attributes of an event and their rules (CloudEvents 1.0.2, sections 3.1 and 3.2). */
final class Attributes {
    /** Largest data of an event, in bytes. */
    static final int DATA_LIMIT = 900 * 1024;

    private static final int LENGTH = 256;
    private static final int EXTENSIONS = 32;
    private static final Pattern NAME = Pattern.compile("[a-z0-9]{1,20}");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    /** One half of a pair alone: UTF-8 has no bytes for it, so that two texts would become one. */
    private static final Pattern SURROGATE = Pattern.compile("\\p{Cs}");

    private static final Pattern NIK = Pattern.compile("(?<!\\d)\\d{16}(?!\\d)");
    /** What is no extension (section 3.1, and the members of the JSON format). */
    static final Set<String> STANDARD = Set.of(
            "specversion",
            "id",
            "source",
            "type",
            "subject",
            "time",
            "datacontenttype",
            "dataschema",
            "data",
            "data_base64");

    private Attributes() {}

    /** The value of one attribute as text; empty where the event has none. */
    static String of(Event event, String name) {
        @Nullable
        Object value = switch (name) {
            case "id" -> event.id();
            case "source" -> event.source();
            case "type" -> event.type();
            case "subject" -> event.subject();
            case "time" -> event.time();
            case "datacontenttype" -> event.dataContentType();
            case "dataschema" -> event.dataSchema();
            default -> event.extensions().get(name);
        };
        return Objects.toString(value, "");
    }

    /** What is wrong with an event, in the form {@code attribute: found (expected: ...)}; null where nothing is. */
    static @Nullable String violation(Event event) {
        String wrong = named("id", event.id());
        wrong = wrong == null ? named("source", event.source()) : wrong;
        wrong = wrong == null ? named("type", event.type()) : wrong;
        wrong = wrong == null ? text("subject", event.subject()) : wrong;
        wrong = wrong == null ? reference(event.source()) : wrong;
        wrong = wrong == null ? extensions(event.extensions()) : wrong;
        wrong = wrong == null ? person(event) : wrong;
        return wrong == null ? size(event.data()) : wrong;
    }

    private static @Nullable String named(String name, String value) {
        return value.isEmpty() ? name + ": nothing (expected: a text)" : text(name, value);
    }

    private static @Nullable String text(String name, @Nullable String value) {
        if (value != null && value.length() > LENGTH) {
            return name + ": " + value.length() + " characters (expected: at most " + LENGTH + ")";
        }
        if (value != null && SURROGATE.matcher(value).find()) {
            return name + ": an unpaired surrogate (expected: characters of Unicode)";
        }
        return value != null && CONTROL.matcher(value).find() ? name + ": control characters (expected: none)" : null;
    }

    private static @Nullable String reference(String source) {
        try {
            return new URI(source).toString().isEmpty() ? "source: nothing (expected: a URI reference)" : null;
        } catch (URISyntaxException wrong) {
            return "source: not a URI reference (expected: RFC 3986, such as /parasut)";
        }
    }

    private static @Nullable String extensions(Map<String, String> extensions) {
        if (extensions.size() > EXTENSIONS) {
            return "extensions: " + extensions.size() + " (expected: at most " + EXTENSIONS + ")";
        }
        for (Map.Entry<String, String> each : extensions.entrySet()) {
            if (!NAME.matcher(each.getKey()).matches() || STANDARD.contains(each.getKey())) {
                return "extension: a name that is none (expected: 1 to 20 lower-case letters and digits)";
            }
            String wrong = text(each.getKey(), each.getValue());
            if (wrong != null) {
                return wrong;
            }
        }
        return null;
    }

    /** A NIK would stand in envelopes, keys and records that are never sealed. */
    private static @Nullable String person(Event event) {
        boolean found = NIK.matcher(event.id() + " " + event.source() + " " + event.subject())
                        .find()
                || event.extensions().values().stream()
                        .anyMatch(each -> NIK.matcher(each).find());
        return found ? "attributes: 16 digits that may be a NIK (expected: a NIK stands in data only)" : null;
    }

    private static @Nullable String size(byte[] data) {
        return data.length > DATA_LIMIT
                ? "data: " + data.length + " bytes (expected: at most " + DATA_LIMIT + ")"
                : null;
    }
}
