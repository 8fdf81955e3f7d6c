package id.simpul.hub.message;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * What each {@link FaultCode} means to a person, in Indonesian and English. API, portal, console and the help pages share
 * it. A code without a text in both languages is refused when the catalogue is read.
 */
public final class Catalogue {
    private static final Locale INDONESIAN = Locale.of("id");
    private static final Map<Locale, Map<FaultCode, Entry>> ENTRIES =
            Map.of(INDONESIAN, read("catalogue_id.properties"), Locale.ENGLISH, read("catalogue_en.properties"));

    private Catalogue() {}

    /**
     * The texts of one code.
     *
     * @param cause what led to it
     * @param actor who must act: caller, target or hub
     * @param action what to do now
     */
    public record Entry(FaultCode code, String title, String cause, Actor actor, String action) {}

    /** Who must act. */
    public enum Actor {
        CALLER,
        TARGET,
        HUB;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The texts in English where {@code locale} asks for it, else in Indonesian. */
    public static Entry entry(FaultCode code, Locale locale) {
        boolean english = locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
        Entry entry = ENTRIES.getOrDefault(english ? Locale.ENGLISH : INDONESIAN, Map.of())
                .get(code);
        if (entry == null) {
            throw new IllegalStateException("catalogue: no text (expected: one for " + code.code() + ")");
        }
        return entry;
    }

    private static Map<FaultCode, Entry> read(String resource) {
        Properties texts = load(resource);
        Map<FaultCode, Entry> entries = new EnumMap<>(FaultCode.class);
        for (FaultCode code : FaultCode.values()) {
            Map<String, String> parts = new HashMap<>();
            for (String part : new String[] {"title", "cause", "actor", "action"}) {
                String text = texts.getProperty(code.code() + "." + part, "");
                if (text.isBlank()) {
                    throw new IllegalStateException(resource + ": " + code.code() + "." + part + " (expected: a text)");
                }
                parts.put(part, text);
            }
            entries.put(code, entry(code, parts));
        }
        return entries;
    }

    private static Entry entry(FaultCode code, Map<String, String> parts) {
        return new Entry(
                code,
                parts.getOrDefault("title", ""),
                parts.getOrDefault("cause", ""),
                Actor.valueOf(parts.getOrDefault("actor", "").toUpperCase(Locale.ROOT)),
                parts.getOrDefault("action", ""));
    }

    private static Properties load(String resource) {
        Properties texts = new Properties();
        try (InputStream in = Catalogue.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(
                        resource + ": absent (expected: beside " + Catalogue.class.getName() + ")");
            }
            texts.load(new java.io.InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
        return texts;
    }
}
