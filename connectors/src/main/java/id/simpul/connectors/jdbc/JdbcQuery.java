package id.simpul.connectors.jdbc;

import id.simpul.hub.connector.CheckedSettings;
import id.simpul.hub.message.Call;
import id.simpul.hub.registry.ConnectionFace;
import id.simpul.hub.registry.Service.Operation;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one operation asks a database.
 *
 * @param one whether a single row is the answer
 */
record JdbcQuery(BoundSql sql, boolean one, int maxRows) {

    static JdbcQuery of(ConnectionFace face, Operation operation) {
        CheckedSettings settings = CheckedSettings.of(face.operation(), operation.settings());
        boolean one = settings.text("result").equals("one");
        return new JdbcQuery(BoundSql.parse(settings.text("sql")), one, one ? 1 : settings.number("maxRows"));
    }

    /** The parameters' values in their order, from the path's variables, then the query's; null where absent. */
    List<@Nullable String> values(Operation operation, Call call) {
        Map<String, String> given = parameters(call.query());
        given.putAll(Objects.requireNonNullElse(operation.path().match(call.tail()), Map.of()));
        return sql.names().stream().<@Nullable String>map(given::get).toList();
    }

    private static Map<String, String> parameters(@Nullable String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.putIfAbsent(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
