package id.simpul.hub.registry.yaml;

import id.simpul.hub.registry.ConnectionFace;
import id.simpul.hub.registry.ConnectionFace.Field;
import id.simpul.hub.registry.PathTemplate;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks that the path variables named in an operation's settings exist in its path. */
final class PathVariables {
    private PathVariables() {}

    static void check(Fields operation, ConnectionFace face, PathTemplate path, Map<String, String> settings) {
        for (Field field : face.operation()) {
            String value = settings.get(field.name());
            if (value != null && !field.variables().isEmpty()) {
                check(operation, field, path, value);
            }
        }
    }

    private static void check(Fields operation, Field field, PathTemplate path, String value) {
        Matcher named = Pattern.compile(field.variables()).matcher(value);
        while (named.find()) {
            if (!path.variables().contains(named.group(1))) {
                operation.mapping("settings", null).problem(field.name(), expected(path), named.group());
            }
        }
    }

    static String expected(PathTemplate path) {
        return path.variables().isEmpty()
                ? "no path variable, for the path has none"
                : "a variable of the path: " + String.join(", ", path.variables());
    }
}
