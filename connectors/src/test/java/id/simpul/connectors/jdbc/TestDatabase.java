package id.simpul.connectors.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.tools.Server;

/** A real SQL server on loopback with one small table. */
final class TestDatabase implements AutoCloseable {
    private static final String NAME = "jdbc:h2:mem:uji;DB_CLOSE_DELAY=-1";
    static final String USER = "uji";
    static final String PASSWORD = "rahasia-sekali";

    private final Connection owner;
    private final Server server;

    TestDatabase() throws SQLException {
        owner = DriverManager.getConnection(NAME, USER, PASSWORD);
        execute("CREATE TABLE izin (nomor VARCHAR PRIMARY KEY, pemilik VARCHAR, luas DECIMAL(9,2), terbit DATE,"
                + " diubah TIMESTAMP, aktif BOOLEAN, catatan VARCHAR)");
        execute(
                "INSERT INTO izin VALUES ('503/1', 'Toko Maju', 12.50, '2026-03-01', '2026-03-02 07:08:09', TRUE, NULL),"
                        + " ('503/2', 'Warung Ibu ''Ani''', 4, '2026-04-01', '2026-04-02 00:00:00', FALSE, 'x')");
        execute("CREATE ALIAS TIDUR FOR 'java.lang.Thread.sleep(long)'");
        server = Server.createTcpServer("-tcpPort", "0", "-tcpDaemon").start();
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    int port() {
        return server.getPort();
    }

    static String url(int port) {
        return "jdbc:h2:tcp://127.0.0.1:" + port + "/mem:uji";
    }

    @Override
    public void close() throws SQLException {
        server.stop();
        execute("SHUTDOWN");
    }
}
