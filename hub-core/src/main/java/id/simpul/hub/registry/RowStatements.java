package id.simpul.hub.registry;

import id.simpul.hub.registry.rows.Column;
import id.simpul.hub.registry.rows.Row;
import id.simpul.hub.registry.rows.Table;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The SQL that all tables of the registry share; names come from {@link Table} only. */
final class RowStatements {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    RowStatements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Row> read(Table table, long version) {
        return jdbc.sql("select * from registry." + table.sql()
                        + " where from_version <= :version and (until_version is null or until_version > :version)")
                .param("version", version)
                .query((result, _) -> row(table, result))
                .list();
    }

    private static Row row(Table table, ResultSet result) throws SQLException {
        Map<String, Object> values = new HashMap<>();
        for (Column each : table.columns()) {
            values.put(each.name(), value(each, result));
        }
        return new Row(table, values);
    }

    private static Object value(Column column, ResultSet result) throws SQLException {
        return switch (column.type()) {
            case TEXT, NUMBER, DATE -> Objects.requireNonNull(result.getString(column.name()));
            case FLAG -> String.valueOf(result.getBoolean(column.name()));
            case LIST -> List.of((String[]) result.getArray(column.name()).getArray());
            case MAP -> JSON.readValue(result.getString(column.name()), new TypeReference<Map<String, String>>() {});
        };
    }

    void open(Row row, long version, OffsetDateTime now) {
        List<Column> columns = row.table().columns();
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        String values = columns.stream()
                .map(each -> "cast(:" + each.name() + " as " + each.type().sql() + ")")
                .collect(Collectors.joining(", "));
        JdbcClient.StatementSpec insert = jdbc.sql(
                        "insert into registry." + row.table().sql() + " (" + names
                                + ", valid_from, from_version) values (" + values + ", :now, :version)")
                .param("now", now)
                .param("version", version);
        for (Column each : columns) {
            insert = insert.param(each.name(), bound(each, row));
        }
        insert.update();
    }

    private static Object bound(Column column, Row row) {
        return switch (column.type()) {
            case TEXT, NUMBER, DATE, FLAG -> row.text(column.name());
            case LIST -> row.list(column.name()).toArray(String[]::new);
            case MAP -> JSON.writeValueAsString(row.map(column.name()));
        };
    }

    void close(Row row, long version, OffsetDateTime now) {
        String keys = row.table().keys().stream()
                .map(each -> " and " + each.name() + " = :" + each.name())
                .collect(Collectors.joining());
        JdbcClient.StatementSpec update = jdbc.sql("update registry."
                        + row.table().sql()
                        + " set valid_until = :now, until_version = :version where until_version is null" + keys)
                .param("now", now)
                .param("version", version);
        for (Column each : row.table().keys()) {
            update = update.param(each.name(), row.text(each.name()));
        }
        int closed = update.update();
        if (closed != 1) {
            throw new IllegalStateException(row.name() + ": " + closed + " open rows (expected: 1)");
        }
    }
}
