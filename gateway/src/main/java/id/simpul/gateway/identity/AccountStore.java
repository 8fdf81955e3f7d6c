package id.simpul.gateway.identity;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code identity.account}. */
@Component
class AccountStore {
    private static final String SELECT =
            "select name, display_name, password, roles, agency, disabled_at is null as enabled from identity.account ";

    private final JdbcClient jdbc;

    AccountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Account> find(String name) {
        return jdbc.sql(SELECT + "where name = :name")
                .param("name", name)
                .query((row, number) -> account(row))
                .optional();
    }

    Set<String> names() {
        return jdbc.sql("select name from identity.account")
                .query((row, number) -> row.getString("name"))
                .set();
    }

    /** The accounts made for the sample city, and those that bear its names. */
    List<Account> sampleNames() {
        return jdbc.sql(SELECT + """
                        where demo or name ~ '^(operator|approver|auditor|(pic|dev)-.*|(pegawai|pimpinan|warga)[0-9]+)$'""").query((row, number) -> account(row)).list();
    }

    /** Stores a demo account unless the name is taken. */
    void addDemo(Account account) {
        jdbc.sql("""
                        insert into identity.account (name, display_name, password, roles, agency, demo)
                        values (:name, :displayName, :password, :roles, :agency, true)
                        on conflict do nothing""")
                .param("name", account.name())
                .param("displayName", account.displayName())
                .param("password", account.password())
                .param("roles", account.roles().stream().map(Role::name).toArray(String[]::new))
                .param("agency", account.agency())
                .update();
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                row.getString("name"),
                row.getString("display_name"),
                row.getString("password"),
                roles(row.getArray("roles")),
                row.getString("agency"),
                row.getBoolean("enabled"));
    }

    private static Set<Role> roles(Array array) throws SQLException {
        return Arrays.stream((String[]) array.getArray()).map(Role::valueOf).collect(Collectors.toUnmodifiableSet());
    }
}
