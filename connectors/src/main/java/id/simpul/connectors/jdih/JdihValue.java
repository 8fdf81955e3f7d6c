package id.simpul.connectors.jdih;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** One value as sites write it, made plain: text without fillers, control characters and double spaces; ISO dates. */
final class JdihValue {
    /** What sites write where there is no value; the last is what MySQL makes of an empty date. */
    private static final Set<String> FILLERS = Set.of("", "-", "--", "null", "0000-00-00", "0000-00-00 00:00:00");

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\s\\u00a0\\ufeff\\ufffe\\uffff]+");
    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})([ T].*)?");
    private static final Pattern LOCAL = Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})");

    private JdihValue() {}

    /** The value as text; empty where the site says that it has none. */
    static String text(JsonNode node) {
        if (node.isArray()) {
            return node.valueStream()
                    .map(JdihValue::text)
                    .filter(each -> !each.isEmpty())
                    .collect(Collectors.joining("; "));
        }
        return plain(node.isObject() ? node.toString() : node.asString(""));
    }

    private static String plain(String raw) {
        String text = CONTROL.matcher(wellFormed(raw)).replaceAll(" ").strip();
        return FILLERS.contains(text) || text.equals("NULL") ? "" : text;
    }

    /** Half a surrogate pair can be written in JSON, but neither in UTF-8 nor in a database. */
    private static String wellFormed(String text) {
        return text.codePoints()
                .map(each -> each >= Character.MIN_SURROGATE && each <= Character.MAX_SURROGATE ? '\ufffd' : each)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** {@code YYYY-MM-DD}, also of a date with a time or in the local order; anything else stays as it is. */
    static String date(String text) {
        Matcher iso = ISO.matcher(text);
        if (iso.matches()) {
            return date(text, iso.group(1), iso.group(2), iso.group(3));
        }
        Matcher local = LOCAL.matcher(text);
        return local.matches() ? date(text, local.group(3), local.group(2), local.group(1)) : text;
    }

    private static String date(String text, String year, String month, String day) {
        try {
            return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day))
                    .toString();
        } catch (DateTimeException impossible) {
            return text;
        }
    }

    /** The status words that mean the same, in the official spelling; any other stays as it is. */
    static String status(String text) {
        return switch (text.toLowerCase(java.util.Locale.ROOT)) {
            case "berlaku", "masih berlaku", "aktif" -> "Berlaku";
            case "tidak berlaku", "tidak berlaku lagi", "tidak aktif" -> "Tidak Berlaku";
            default -> text;
        };
    }
}
