package id.simpul.connectors.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import id.simpul.connectors.camel.CamelRoutes;
import id.simpul.hub.connector.Connector;
import id.simpul.hub.message.Call;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.message.Headers;
import id.simpul.hub.message.Reply;
import id.simpul.hub.registry.ConnectionFace;
import id.simpul.hub.registry.Service.Operation;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One database of one application. Each query has a route of its own, made when it is first asked. */
final class JdbcConnector implements Connector {
    private static final String JSON = "application/json; charset=utf-8";
    private static final byte[] NO_ROW = "{\"pesan\":\"Data tidak ditemukan\"}".getBytes(StandardCharsets.UTF_8);

    private final String id;
    private final ConnectionFace face;
    private final HikariDataSource pool;
    private final CancellableQueries queries;
    private final CamelRoutes routes;
    private final Map<JdbcQuery, String> opened = new HashMap<>();
    private boolean closed;

    JdbcConnector(String id, ConnectionFace face, HikariDataSource pool, CamelRoutes routes) {
        this.id = id;
        this.face = face;
        this.pool = pool;
        this.routes = routes;
        this.queries = new CancellableQueries(pool);
        routes.bind(id, queries);
    }

    @Override
    public Reply call(Operation operation, Call call) throws FaultException {
        JdbcQuery query = JdbcQuery.of(face, operation);
        Object rows = routes.ask(route(query), query.values(operation, call), call.deadline(), queries::cancel);
        return reply(query, rows(Objects.requireNonNull(rows)));
    }

    /** The route of {@code query}: an operation may have changed since the connection was opened. */
    private synchronized String route(JdbcQuery query) {
        if (closed) {
            throw new IllegalStateException(this + ": closed (expected: open)");
        }
        return opened.computeIfAbsent(query, this::open);
    }

    private String open(JdbcQuery query) {
        String route = id + "-" + (opened.size() + 1);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("pool", id);
        parameters.put("sql", query.sql().text());
        parameters.put("maxRows", query.maxRows() + (query.one() ? 0 : 1));
        routes.open(route, JdbcTemplates.QUERY, parameters);
        return route;
    }

    @SuppressWarnings("unchecked") // camel-sql answers a query with a list of maps
    private static List<Map<String, @Nullable Object>> rows(Object body) {
        return (List<Map<String, @Nullable Object>>) body;
    }

    private static Reply reply(JdbcQuery query, List<Map<String, @Nullable Object>> rows) {
        if (!query.one()) {
            return list(rows, query.maxRows());
        }
        return rows.isEmpty() ? reply(404, NO_ROW) : reply(200, Rows.json(rows.getFirst()));
    }

    private static Reply list(List<Map<String, @Nullable Object>> rows, int maxRows) {
        if (rows.size() <= maxRows) {
            return reply(200, Rows.json(rows));
        }
        Headers headers = Headers.of(Map.of("content-type", JSON, "simpul-rows-cut", Integer.toString(maxRows)));
        return new Reply(200, headers, Rows.json(rows.subList(0, maxRows)));
    }

    private static Reply reply(int status, byte[] body) {
        return new Reply(status, Headers.of(Map.of("content-type", JSON)), body);
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            pool.close();
            opened.values().forEach(routes::close);
            routes.unbind(id);
        }
    }

    @Override
    public String toString() {
        return "JdbcConnector[" + id + "]";
    }
}
