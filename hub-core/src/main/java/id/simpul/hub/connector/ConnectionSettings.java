package id.simpul.hub.connector;

import id.simpul.hub.registry.ConnectionFace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts defaults, target variables and secrets into a connection's settings, at the moment it is opened. */
record ConnectionSettings(Map<String, String> variables) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");

    Map<String, String> resolve(Map<String, String> settings, List<ConnectionFace.Field> fields) {
        Map<String, String> resolved = new HashMap<>();
        for (ConnectionFace.Field field : fields) {
            if (!field.fallback().isEmpty()) {
                resolved.put(field.name(), field.fallback());
            }
        }
        settings.forEach((name, value) -> resolved.put(name, fill(value)));
        for (ConnectionFace.Field field : fields) {
            if (field.secret() && resolved.containsKey(field.name())) {
                resolved.computeIfPresent(field.name(), (name, value) -> secret(name, value));
            }
        }
        return Map.copyOf(resolved);
    }

    /** The value with its variables replaced. */
    String fill(String value) {
        return VARIABLE.matcher(value).replaceAll(match -> {
            String found = variables.get(match.group(1));
            if (found == null) {
                throw new IllegalArgumentException(
                        "variable: " + match.group(1) + " (expected: one of " + variables.keySet() + ")");
            }
            return Matcher.quoteReplacement(found);
        });
    }

    private static String secret(String name, String reference) {
        if (reference.startsWith("env:")) {
            String value = System.getenv(reference.substring("env:".length()));
            if (value == null) {
                throw new IllegalArgumentException(name + ": " + reference + " (expected: a variable that is set)");
            }
            return value;
        }
        if (reference.startsWith("file:")) {
            try {
                return Files.readString(Path.of(reference.substring("file:".length())))
                        .strip();
            } catch (IOException unreadable) {
                throw new IllegalArgumentException(
                        name + ": " + reference + " (expected: a readable file)", unreadable);
            }
        }
        return reference; // a target variable stood here; a plain value was refused when the registry was applied
    }
}
