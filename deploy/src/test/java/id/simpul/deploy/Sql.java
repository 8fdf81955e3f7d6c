package id.simpul.deploy;

import id.simpul.gateway.runtime.DatabaseAccess;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Looks into the hub's database from outside. */
record Sql(DatabaseAccess access) {

    String value(String query) {
        try (Connection connection = open(access.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    void execute(String command) {
        try (Connection connection = open(access.password());
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    boolean refuses(String password) {
        try (Connection connection = open(password)) {
            return connection.isClosed();
        } catch (SQLException refused) {
            // invalid_password
            return "28P01".equals(refused.getSQLState());
        }
    }

    private Connection open(String password) throws SQLException {
        return DriverManager.getConnection(access.url(), access.user(), password);
    }
}
