package id.simpul.connectors.jdbc;

import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.temporal.TemporalAccessor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Rows as JSON: column labels as keys, numbers as numbers, dates and times in ISO 8601. */
final class Rows {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Rows() {}

    static byte[] json(List<Map<String, @Nullable Object>> rows) {
        return MAPPER.writeValueAsBytes(rows.stream().map(Rows::plain).toList());
    }

    static byte[] json(Map<String, @Nullable Object> row) {
        return MAPPER.writeValueAsBytes(plain(row));
    }

    private static Map<String, @Nullable Object> plain(Map<String, @Nullable Object> row) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        row.forEach((label, value) -> plain.put(label, plain(value)));
        return plain;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Number number -> number;
            case Boolean flag -> flag;
            case byte[] bytes -> bytes;
            case Date date -> date.toLocalDate().toString();
            case Time time -> time.toLocalTime().toString();
            case Timestamp timestamp -> timestamp.toLocalDateTime().toString();
            case TemporalAccessor temporal -> temporal.toString();
            default -> value.toString();
        };
    }
}
