package id.simpul.hub.connector;

import id.simpul.hub.registry.ConnectionFace.Field;
import id.simpul.hub.registry.Durations;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The settings of one connection or operation, checked against its face and completed by the face's defaults. */
public final class CheckedSettings {
    private final Map<String, String> values;

    private CheckedSettings(Map<String, String> values) {
        this.values = values;
    }

    /**
     * The settings {@code given}, variables and secret references already resolved.
     *
     * @throws IllegalArgumentException for a name that the face does not have, a missing one, a value off its pattern
     */
    public static CheckedSettings of(List<Field> fields, Map<String, String> given) {
        List<String> names = fields.stream().map(Field::name).toList();
        for (String name : given.keySet()) {
            if (!names.contains(name)) {
                throw new IllegalArgumentException("setting: " + name + " (expected: one of " + names + ")");
            }
        }
        Map<String, String> values = new HashMap<>();
        fields.forEach(each -> values.put(each.name(), value(each, given.getOrDefault(each.name(), ""))));
        return new CheckedSettings(values);
    }

    private static String value(Field field, String given) {
        String value = given.isBlank() ? field.fallback() : given.strip();
        if (value.isEmpty() && field.required()) {
            throw new IllegalArgumentException(field.name() + ": missing (expected: " + expected(field) + ")");
        }
        if (!value.isEmpty() && !field.pattern().isEmpty() && !field.secret() && !value.matches(field.pattern())) {
            throw new IllegalArgumentException(field.name() + ": " + value + " (expected: " + expected(field) + ")");
        }
        return value;
    }

    private static String expected(Field field) {
        return field.expected().isEmpty() ? "a value" : field.expected();
    }

    /** The value of {@code name}, or the empty text. */
    public String text(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("setting: " + name + " (expected: one of " + values.keySet() + ")");
        }
        return value;
    }

    public boolean has(String name) {
        return !text(name).isEmpty();
    }

    public int number(String name) {
        return Integer.parseInt(text(name));
    }

    public Duration duration(String name) {
        return Durations.parse(text(name));
    }

    /** Names only: a value may be a secret. */
    @Override
    public String toString() {
        return "CheckedSettings" + values.keySet();
    }
}
