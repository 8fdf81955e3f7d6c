package id.simpul.gateway.identity;

import static id.simpul.gateway.identity.CredentialStore.instant;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code identity.client}: secrets. */
@Component
class ClientStore {
    private final JdbcClient jdbc;

    ClientStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<ClientCredential> all() {
        return jdbc.sql("select * from identity.client order by id")
                .query((row, number) -> credential(row))
                .list();
    }

    /** Stores the sample city's secret of an application that never had one. */
    void addDemo(String application, String secretHash, Set<String> scopes) {
        jdbc.sql("""
                        insert into identity.client (application, secret_hash, scopes, demo)
                        select :application, :hash, :scopes, true
                        where not exists (select from identity.client where application = :application)
                        on conflict do nothing""")
                .param("application", application)
                .param("hash", secretHash)
                .param("scopes", scopes.toArray(String[]::new))
                .update();
    }

    /** Stores one more secret of an application; answers its number. */
    long add(ClientCredential secret, String who) {
        return jdbc.sql("""
                        insert into identity.client (application, secret_hash, scopes, label, created_by, expires_at)
                        values (:application, :hash, :scopes, :label, :who, :until) returning id""")
                .param("application", secret.application())
                .param("hash", secret.secretHash())
                .param("scopes", secret.scopes().toArray(String[]::new))
                .param("label", secret.label())
                .param("who", who)
                .param("until", secret.expiresAt() == null ? null : Timestamp.from(secret.expiresAt()))
                .query(Long.class)
                .single();
    }

    /** Answers whether there was such a secret to revoke. */
    boolean revoke(String application, long id, Instant now, String who) {
        return jdbc.sql("update identity.client set revoked_at = :now, revoked_by = :who"
                                + " where application = :application and id = :id and revoked_at is null")
                        .param("now", Timestamp.from(now))
                        .param("who", who)
                        .param("application", application)
                        .param("id", id)
                        .update()
                > 0;
    }

    private static ClientCredential credential(ResultSet row) throws SQLException {
        return new ClientCredential(
                row.getLong("id"),
                row.getString("application"),
                row.getString("secret_hash"),
                scopes(row.getArray("scopes")),
                row.getString("label"),
                instant(row.getTimestamp("created_at")),
                instant(row.getTimestamp("expires_at")),
                instant(row.getTimestamp("revoked_at")));
    }

    private static Set<String> scopes(Array array) throws SQLException {
        return new TreeSet<>(List.of((String[]) array.getArray()));
    }
}
