package id.simpul.gateway.identity;

import id.simpul.gateway.identity.Stored.RevokedClient;
import id.simpul.gateway.identity.Stored.RevokedToken;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads all credentials, and writes what makes them void. */
@Component
class CredentialStore implements CredentialSource {
    private final JdbcClient jdbc;
    private final ClientStore secrets;
    private final ApiKeyStore apiKeys;
    private final Clock clock;

    CredentialStore(JdbcClient jdbc, ClientStore secrets, ApiKeyStore apiKeys, Clock clock) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.apiKeys = apiKeys;
        this.clock = clock;
    }

    @Override
    public long revision() {
        return jdbc.sql("select number from identity.revision")
                .query(Long.class)
                .single();
    }

    @Override
    public Stored read() {
        return new Stored(
                secrets.all(),
                apiKeys.all(),
                revokedClients(),
                revokedTokens(),
                new HashSet<>(jdbc.sql("select id from identity.withdrawn_key")
                        .query(String.class)
                        .list()));
    }

    private List<RevokedClient> revokedClients() {
        return jdbc.sql("select application, revoked_at, revoked_by, reason, restored_at from identity.revoked_client")
                .query((row, number) -> new RevokedClient(
                        row.getString(1),
                        row.getTimestamp(2).toInstant(),
                        row.getString(3),
                        row.getString(4),
                        instant(row.getTimestamp(5))))
                .list();
    }

    private List<RevokedToken> revokedTokens() {
        return jdbc.sql("select id, application, expires_at from identity.revoked_token where expires_at > :now")
                .param("now", Timestamp.from(clock.instant()))
                .query((row, number) -> new RevokedToken(
                        row.getString(1), row.getString(2), row.getTimestamp(3).toInstant()))
                .list();
    }

    void revokeToken(RevokedToken token) {
        jdbc.sql("""
                        insert into identity.revoked_token (id, application, revoked_at, expires_at)
                        values (:id, :application, :now, :until) on conflict do nothing""")
                .param("id", token.id())
                .param("application", token.application())
                .param("now", Timestamp.from(clock.instant()))
                .param("until", Timestamp.from(token.expiresAt()))
                .update();
    }

    void revokeClient(String application, String who, String reason) {
        jdbc.sql("""
                        insert into identity.revoked_client (application, revoked_at, revoked_by, reason)
                        values (:application, :now, :who, :reason)
                        on conflict (application) do update set revoked_at = excluded.revoked_at,
                          revoked_by = excluded.revoked_by, reason = excluded.reason, restored_at = null,
                          restored_by = ''""")
                .param("application", application)
                .param("now", Timestamp.from(clock.instant()))
                .param("who", who)
                .param("reason", reason)
                .update();
    }

    /** Lets {@code application} in again; answers whether it was shut out. */
    boolean restoreClient(String application, String who) {
        return jdbc.sql("update identity.revoked_client set restored_at = :now, restored_by = :who"
                                + " where application = :application and restored_at is null")
                        .param("application", application)
                        .param("now", Timestamp.from(clock.instant()))
                        .param("who", who)
                        .update()
                > 0;
    }

    /** Deletes what has run out anyway. */
    void purge() {
        for (String table : new String[] {"revoked_token", "used_assertion"}) {
            jdbc.sql("delete from identity." + table + " where expires_at < :now")
                    .param("now", Timestamp.from(clock.instant().minusSeconds(60)))
                    .update();
        }
    }

    static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
