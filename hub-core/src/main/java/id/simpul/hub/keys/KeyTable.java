package id.simpul.hub.keys;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The wrapped keys as all nodes share them: tables {@code keys.key} and {@code keys.destroyed}. */
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

    /** What is left of the destroyed keys, the latest destroyed first. */
    List<DestroyedKey> notes() {
        return jdbc.sql("select * from keys.destroyed order by destroyed_at desc, scope, id")
                .query(KeyTable::note)
                .list();
    }

    /** Removes the key and leaves its note. */
    void destroy(DestroyedKey note) {
        jdbc.sql("delete from keys.key where id = :id").param("id", note.id()).update();
        jdbc.sql("""
                        insert into keys.destroyed (id, scope, created_at, destroyed_at, who, reason)
                        values (:id, :scope, :createdAt, :destroyedAt, :who, :reason)
                        """)
                .param("id", note.id())
                .param("scope", note.scope())
                .param("createdAt", note.createdAt().atOffset(ZoneOffset.UTC))
                .param("destroyedAt", note.destroyedAt().atOffset(ZoneOffset.UTC))
                .param("who", note.who())
                .param("reason", note.reason())
                .update();
    }

    /** Writes the table anew, so that no file of it has a page left with a deleted key. Its owner may do that. */
    void compact() {
        jdbc.sql("vacuum full keys.key").update();
    }

    private static DestroyedKey note(ResultSet row, int number) throws SQLException {
        return new DestroyedKey(
                row.getString("id"),
                row.getString("scope"),
                time(row, "created_at"),
                time(row, "destroyed_at"),
                row.getString("who"),
                row.getString("reason"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static WrappedKey read(ResultSet row, int number) throws SQLException {
        return new WrappedKey(
                row.getString("id"),
                Purpose.valueOf(row.getString("purpose")),
                row.getString("scope"),
                row.getString("kek"),
                row.getBoolean("current"),
                time(row, "created_at"),
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
                        insert into keys.key (id, purpose, scope, kek, current, created_at, public_key, wrapped)
                        values (:id, :purpose, :scope, :kek, :current, :createdAt, :publicKey, :wrapped)
                        """)
                .param("id", key.id())
                .param("purpose", key.purpose().name())
                .param("scope", key.scope(), Types.VARCHAR)
                .param("kek", key.kek())
                .param("current", key.current())
                .param("createdAt", key.createdAt().atOffset(ZoneOffset.UTC))
                .param("publicKey", key.publicKey())
                .param("wrapped", key.wrapped())
                .update();
    }
}
