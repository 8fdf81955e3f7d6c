package id.simpul.gateway.identity;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code identity.client}. */
@Component
class ClientStore implements CredentialSource {
    private final JdbcClient jdbc;

    ClientStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<ClientCredential> all() {
        return jdbc.sql("select application, secret_hash, scopes, expires_at, revoked_at from identity.client")
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

    /** Stores one more secret of an application. */
    void add(String application, String secretHash, Set<String> scopes) {
        jdbc.sql("insert into identity.client (application, secret_hash, scopes) values (:application, :hash, :scopes)")
                .param("application", application)
                .param("hash", secretHash)
                .param("scopes", scopes.toArray(String[]::new))
                .update();
    }

    private static ClientCredential credential(ResultSet row) throws SQLException {
        return new ClientCredential(
                row.getString("application"),
                row.getString("secret_hash"),
                scopes(row.getArray("scopes")),
                instant(row.getTimestamp("expires_at")),
                instant(row.getTimestamp("revoked_at")));
    }

    private static Set<String> scopes(Array array) throws SQLException {
        return new TreeSet<>(List.of((String[]) array.getArray()));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
