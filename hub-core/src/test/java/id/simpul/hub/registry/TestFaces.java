package id.simpul.hub.registry;

import id.simpul.hub.registry.ConnectionFace.Field;
import id.simpul.hub.registry.ConnectionFace.Text;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Kinds that look like the real ones. */
public final class TestFaces implements ConnectionFaces {
    private static final Text NONE = new Text("-", "-");
    private static final Map<String, ConnectionFace> FACES = Map.of(
            "http",
            new ConnectionFace(
                    "http",
                    NONE,
                    List.of(
                            field("baseUrl", true, "https?://\\S+", "http:// or https:// and a host", false, ""),
                            field("connectTimeout", false, "\\d{1,5}(ms|s)", "such as 2s", false, ""),
                            field("maxConnections", false, "[1-9]\\d{0,3}", "a number from 1 to 9999", false, ""),
                            field("credential", false, "", "", true, "")),
                    List.of(field("path", false, "/[^\\s?#]*", "a path", false, "\\{(\\w+)}")),
                    "baseUrl"),
            "jdbc",
            new ConnectionFace(
                    "jdbc",
                    NONE,
                    List.of(
                            field("url", true, "jdbc:\\S+", "a JDBC address", false, ""),
                            field("user", false, "", "a user", false, ""),
                            field("password", false, "", "", true, ""),
                            field("poolSize", false, "[1-9]\\d?", "a number from 1 to 99", false, "")),
                    List.of(
                            field("sql", true, "(?is)\\s*(select|with)\\b.*", "a query", false, "(?<!:):(\\w+)"),
                            field("result", false, "one|list", "one or list", false, ""))),
            "jdih",
            new ConnectionFace(
                    "jdih",
                    NONE,
                    List.of(
                            field("url", true, "", "", false, ""),
                            field("every", false, "", "", false, ""),
                            field("shrink", false, "", "", false, "")),
                    List.of()),
            "oss",
            new ConnectionFace(
                    "oss",
                    NONE,
                    List.of(field("user", true, "", "", false, ""), field("password", true, "", "", true, "")),
                    List.of()),
            "layanan",
            new ConnectionFace("layanan", NONE, List.of(), List.of()));

    private static Field field(
            String name, boolean required, String pattern, String expected, boolean secret, String variables) {
        return new Field(name, required, pattern, expected, "", secret, NONE, variables);
    }

    @Override
    public @Nullable ConnectionFace of(String kind) {
        return FACES.get(kind);
    }

    @Override
    public Set<String> kinds() {
        return FACES.keySet();
    }
}
