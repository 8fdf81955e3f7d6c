package id.simpul.gateway.dataplane;

import id.simpul.hub.call.Passage;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The path and query that a target is asked for. */
final class UpstreamPath {
    private static final Pattern VARIABLE = Pattern.compile("\\{\\+?([^}]+)}");

    private UpstreamPath() {}

    /** The operation's own target path where it names one, else the caller's path byte for byte; the query as it came. */
    static String of(URI origin, Passage passage) {
        String mapped = passage.operation().settings().get("path");
        String path = mapped == null ? passage.call().tail() : expand(mapped, passage.variables());
        String query = passage.call().query();
        String full = origin.getRawPath() + path;
        return (full.isEmpty() ? "/" : full) + (query == null ? "" : "?" + query);
    }

    private static String expand(String template, Map<String, String> variables) {
        return VARIABLE.matcher(template)
                .replaceAll(match -> Matcher.quoteReplacement(encode(variables.getOrDefault(match.group(1), ""))));
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
