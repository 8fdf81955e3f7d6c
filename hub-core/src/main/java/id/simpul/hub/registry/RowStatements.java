package id.simpul.hub.registry;

import id.simpul.hub.registry.rows.Column;
import id.simpul.hub.registry.rows.Row;
import id.simpul.hub.registry.rows.Table;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The SQL that all tables of the registry share; names come from {@link Table} only. */
final class RowStatements {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final Sealer sealer;
    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batch;

    RowStatements(DataSource dataSource, Sealer sealer) {
        this.sealer = sealer;
        this.jdbc = JdbcClient.create(dataSource);
        this.batch = new NamedParameterJdbcTemplate(dataSource);
    }

    List<Row> read(Table table, long version) {
        return jdbc.sql("select * from registry." + table.sql()
                        + " where from_version <= :version and (until_version is null or until_version > :version)")
                .param("version", version)
                .query((result, _) -> row(table, result))
                .list();
    }

    private Row row(Table table, ResultSet result) throws SQLException {
        Map<String, Object> values = new HashMap<>();
        for (Column each : table.columns()) {
            values.put(each.name(), value(each, result));
        }
        return new Row(table, values);
    }

    private Object value(Column column, ResultSet result) throws SQLException {
        return switch (column.type()) {
            case TEXT, NUMBER, DATE -> Objects.requireNonNull(result.getString(column.name()));
            case FLAG -> String.valueOf(result.getBoolean(column.name()));
            case LIST -> List.of((String[]) result.getArray(column.name()).getArray());
            case MAP -> JSON.readValue(result.getString(column.name()), TEXTS);
            case SEALED_MAP ->
                JSON.readValue(sealer.open(Base64.getDecoder().decode(result.getString(column.name()))), TEXTS);
        };
    }

    /** Opens rows of one table. */
    void open(Table table, List<Row> rows, long version, OffsetDateTime now) {
        String names = table.columns().stream().map(Column::name).collect(Collectors.joining(", "));
        String values = table.columns().stream()
                .map(each -> "cast(:" + each.name() + " as " + each.type().sql() + ")")
                .collect(Collectors.joining(", "));
        batch.batchUpdate(
                "insert into registry." + table.sql() + " (" + names + ", valid_from, from_version) values (" + values
                        + ", :now, :version)",
                parameters(table.columns(), rows, version, now));
    }

    /** Closes rows of one table, each of which must be open. */
    void close(Table table, List<Row> rows, long version, OffsetDateTime now) {
        String keys = table.keys().stream()
                .map(each -> " and " + each.name() + " = :" + each.name())
                .collect(Collectors.joining());
        int[] closed = batch.batchUpdate(
                "update registry." + table.sql()
                        + " set valid_until = :now, until_version = :version where until_version is null" + keys,
                parameters(table.keys(), rows, version, now));
        if (Arrays.stream(closed).anyMatch(each -> each != 1)) {
            throw new IllegalStateException(table + ": " + Arrays.toString(closed) + " (expected: 1 each)");
        }
    }

    private SqlParameterSource[] parameters(List<Column> columns, List<Row> rows, long version, OffsetDateTime now) {
        return rows.stream()
                .map(row -> {
                    MapSqlParameterSource source = new MapSqlParameterSource("now", now).addValue("version", version);
                    columns.forEach(each -> source.addValue(each.name(), bound(each, row)));
                    return source;
                })
                .toArray(SqlParameterSource[]::new);
    }

    private Object bound(Column column, Row row) {
        return switch (column.type()) {
            case TEXT, NUMBER, DATE, FLAG -> row.text(column.name());
            case LIST -> row.list(column.name()).toArray(String[]::new);
            case MAP -> JSON.writeValueAsString(row.map(column.name()));
            case SEALED_MAP ->
                Base64.getEncoder().encodeToString(sealer.seal(JSON.writeValueAsBytes(row.map(column.name()))));
        };
    }
}
