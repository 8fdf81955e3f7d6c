package id.simpul.connectors.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A query with {@code :name} for its parameters, turned into one with question marks.
 *
 * @param names of the parameters, in the order of the question marks
 */
record BoundSql(String text, List<String> names) {
    /** Strings, quoted names, comments and casts ({@code ::int}) may hold a colon that is no parameter. */
    private static final Pattern TOKEN =
            Pattern.compile("'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|--[^\\n]*|(?s:/\\*.*?\\*/)|::|:(?<name>[A-Za-z]\\w*)");

    static BoundSql parse(String sql) {
        Matcher matcher = TOKEN.matcher(sql);
        StringBuilder text = new StringBuilder();
        List<String> names = new ArrayList<>();
        while (matcher.find()) {
            String name = matcher.group("name");
            if (name != null) {
                names.add(name);
            }
            matcher.appendReplacement(text, Matcher.quoteReplacement(name == null ? matcher.group() : "?"));
        }
        return new BoundSql(matcher.appendTail(text).toString(), List.copyOf(names));
    }
}
