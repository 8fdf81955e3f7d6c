package id.simpul.gateway.identity;

import static id.simpul.gateway.identity.CredentialStore.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code identity.api_key}. */
@Component
class ApiKeyStore {
    private final JdbcClient jdbc;

    ApiKeyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<ApiKey> all() {
        return jdbc.sql("select * from identity.api_key order by id")
                .query((row, number) -> key(row))
                .list();
    }

    List<ApiKey> of(String application) {
        return jdbc.sql("select * from identity.api_key where application = :application order by id")
                .param("application", application)
                .query((row, number) -> key(row))
                .list();
    }

    /** Stores the sample city's key of an application that never had one. */
    void addDemo(String application, String prefix, String hash) {
        jdbc.sql("""
                        insert into identity.api_key (application, prefix, secret_hash, demo)
                        select :application, :prefix, :hash, true
                        where not exists (select from identity.api_key where application = :application)
                        on conflict do nothing""")
                .param("application", application)
                .param("prefix", prefix)
                .param("hash", hash)
                .update();
    }

    /** Stores one more key of an application; answers its number. */
    long add(ApiKey key, String who) {
        return jdbc.sql("""
                        insert into identity.api_key (application, prefix, secret_hash, label, created_by, expires_at)
                        values (:application, :prefix, :hash, :label, :who, :until) returning id""")
                .param("application", key.application())
                .param("prefix", key.prefix())
                .param("hash", key.secretHash())
                .param("label", key.label())
                .param("who", who)
                .param("until", key.expiresAt() == null ? null : Timestamp.from(key.expiresAt()))
                .query(Long.class)
                .single();
    }

    /** Answers whether there was such a key to revoke. */
    boolean revoke(String application, long id, Instant now, String who) {
        return jdbc.sql("update identity.api_key set revoked_at = :now, revoked_by = :who"
                                + " where application = :application and id = :id and revoked_at is null")
                        .param("now", Timestamp.from(now))
                        .param("who", who)
                        .param("application", application)
                        .param("id", id)
                        .update()
                > 0;
    }

    /** Notes when keys (by number) were last used, in one statement. */
    void used(Map<Long, Instant> uses) {
        Long[] ids = uses.keySet().toArray(Long[]::new);
        Timestamp[] times = uses.values().stream().map(Timestamp::from).toArray(Timestamp[]::new);
        jdbc.sql("""
                        update identity.api_key k set last_used_at = greatest(k.last_used_at, u.at)
                        from unnest(:ids::bigint[], :times::timestamptz[]) as u (id, at) where k.id = u.id""").param("ids", ids).param("times", times).update();
    }

    private static ApiKey key(ResultSet row) throws SQLException {
        return new ApiKey(
                row.getLong("id"),
                row.getString("application"),
                row.getString("prefix"),
                row.getString("secret_hash"),
                row.getString("label"),
                instant(row.getTimestamp("created_at")),
                instant(row.getTimestamp("expires_at")),
                instant(row.getTimestamp("revoked_at")),
                instant(row.getTimestamp("last_used_at")));
    }
}
