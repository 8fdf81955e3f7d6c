package id.simpul.hub.keys;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The wrapped keys as all nodes share them: table {@code keys.key}. */
final class KeyTable {
    private final JdbcClient jdbc;

    KeyTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps other nodes from writing until the end of the transaction. */
    void lock() {
        jdbc.sql("lock table keys.key in share row exclusive mode").update();
    }

    List<WrappedKey> all() {
        return jdbc.sql("select * from keys.key order by created_at, id")
                .query(KeyTable::read)
                .list();
    }

    private static WrappedKey read(ResultSet row, int number) throws SQLException {
        return new WrappedKey(
                row.getString("id"),
                Purpose.valueOf(row.getString("purpose")),
                row.getString("kek"),
                row.getBoolean("current"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getBytes("public_key"),
                row.getBytes("wrapped"));
    }

    void insert(WrappedKey key) {
        if (key.current()) {
            jdbc.sql("update keys.key set current = false where purpose = :purpose and current")
                    .param("purpose", key.purpose().name())
                    .update();
        }
        jdbc.sql("""
                        insert into keys.key (id, purpose, kek, current, created_at, public_key, wrapped)
                        values (:id, :purpose, :kek, :current, :createdAt, :publicKey, :wrapped)
                        """)
                .param("id", key.id())
                .param("purpose", key.purpose().name())
                .param("kek", key.kek())
                .param("current", key.current())
                .param("createdAt", key.createdAt().atOffset(ZoneOffset.UTC))
                .param("publicKey", key.publicKey())
                .param("wrapped", key.wrapped())
                .update();
    }
}
