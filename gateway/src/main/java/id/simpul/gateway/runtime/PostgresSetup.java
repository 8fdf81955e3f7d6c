package id.simpul.gateway.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** What makes the embedded PostgreSQL ours: its settings, the hub's role and database, and the proof of durability. */
final class PostgresSetup {
    static final String DATABASE = "simpul";
    /** Not the superuser: what works here works with the rights that an external server's owner grants. */
    static final String ROLE = "simpul";

    /** The same order of text on every machine, whatever its locales. */
    static final List<String> INITDB = List.of(
            "-U",
            "postgres",
            "-E",
            "UTF-8",
            "--auth=scram-sha-256",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8");

    private static final List<String> DURABLE = List.of("fsync", "synchronous_commit", "full_page_writes");

    private PostgresSetup() {}

    static String configuration(int port) {
        return """
                port = %d
                listen_addresses = '127.0.0.1'
                unix_socket_directories = ''
                fsync = on
                synchronous_commit = on
                full_page_writes = on
                max_connections = 100
                shared_buffers = 128MB
                timezone = 'UTC'
                log_timezone = 'UTC'
                log_checkpoints = off
                # a statement or a row in the log could carry personal data
                log_min_error_statement = panic
                log_error_verbosity = terse
                """.formatted(port);
    }

    static void includeOurConfiguration(Path data) throws IOException {
        Files.writeString(
                data.resolve("postgresql.conf"), "\ninclude_if_exists = 'simpul.conf'\n", StandardOpenOption.APPEND);
    }

    static void prepare(DatabaseAccess hub, int port) {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", hub.password());
                Statement statement = connection.createStatement()) {
            requireDurable(statement);
            createOwnDatabase(statement, hub.password());
        } catch (SQLException e) {
            throw StartFailure.broken("PostgreSQL: " + e.getMessage());
        }
    }

    private static void requireDurable(Statement statement) throws SQLException {
        for (String each : DURABLE) {
            try (ResultSet row = statement.executeQuery("SHOW " + each)) {
                row.next();
                if (!row.getString(1).equals("on")) {
                    throw StartFailure.broken("PostgreSQL: " + each + ": " + row.getString(1) + " (expected: on)");
                }
            }
        }
    }

    private static void createOwnDatabase(Statement statement, String password) throws SQLException {
        if (isAbsent(statement, "SELECT FROM pg_roles WHERE rolname = '" + ROLE + "'")) {
            statement.execute("CREATE ROLE " + ROLE + " LOGIN PASSWORD '" + password + "'");
        }
        if (isAbsent(statement, "SELECT FROM pg_database WHERE datname = '" + DATABASE + "'")) {
            statement.execute("CREATE DATABASE " + DATABASE + " OWNER " + ROLE);
        }
    }

    private static boolean isAbsent(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return !rows.next();
        }
    }
}
