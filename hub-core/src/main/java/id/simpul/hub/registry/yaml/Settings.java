package id.simpul.hub.registry.yaml;

import id.simpul.hub.registry.ConnectionFace;
import id.simpul.hub.registry.ConnectionFace.Field;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the settings of a connection or an operation as its kind's face declares them. */
final class Settings {
    private static final Pattern SECRET =
            Pattern.compile("env:[A-Za-z_][A-Za-z0-9_]{0,127}|file:/\\S{1,1000}|\\$\\{[A-Za-z][\\w.-]{0,63}}");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{[A-Za-z][\\w.-]{0,63}}");

    private Settings() {}

    /** The settings under {@code settings}; only their form is checked where the kind is unknown (null). */
    static Map<String, String> read(Fields owner, @Nullable List<Field> known) {
        Fields fields = owner.mapping(
                "settings",
                known == null ? null : known.stream().map(Field::name).toList());
        Map<String, String> settings = new TreeMap<>();
        for (String name : fields.names()) {
            if (fields.has(name)) {
                settings.put(name, fields.required(name, Format.SETTING));
            }
        }
        if (known != null) {
            known.forEach(each -> check(fields, each, settings.get(each.name())));
        }
        return Map.copyOf(settings);
    }

    /** Holds the address of one of several targets against the field whose place it takes. */
    static void checkTarget(Fields target, String name, ConnectionFace face, String value) {
        face.connection().stream()
                .filter(each -> each.name().equals(face.targets()) && !value.isEmpty() && !fits(each, value))
                .forEach(each -> target.problem(name, expected(each), value));
    }

    private static void check(Fields fields, Field field, @Nullable String value) {
        if (value == null) {
            if (field.required()) {
                fields.problem(field.name(), expected(field), "nothing");
            }
        } else if (field.secret()) {
            if (!SECRET.matcher(value).matches()) {
                fields.problem(field.name(), "env:NAME or file:/path, never the secret itself", "a value");
            }
        } else if (value.replaceAll(VARIABLE.pattern(), "").contains("${")) {
            fields.problem(field.name(), "a variable such as ${sandbox.http}", value);
        } else if (!fits(field, value)) {
            fields.problem(field.name(), expected(field), value);
        }
    }

    /** A value with variables gets its final form on the machine that opens it. */
    private static boolean fits(Field field, String value) {
        return value.contains("${")
                || field.pattern().isEmpty()
                || Pattern.compile(field.pattern(), Pattern.DOTALL)
                        .matcher(value)
                        .matches();
    }

    private static String expected(Field field) {
        return field.expected().isEmpty() ? field.help().en() : field.expected();
    }
}
