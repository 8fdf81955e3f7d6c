package id.simpul.connectors.sandbox;

import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.h2.tools.Server;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/** One SQL server on loopback with an in-memory database for every simulated application that has tables. */
@Component
@Conditional(SampleCity.class)
class SandboxSql implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final String READER = "simpul";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String id = "kota" + random(4);
    private final String password = random(16);
    private final List<SqlDatabase> databases = new ArrayList<>();
    private final Server server;

    SandboxSql(Applications applications, Residents residents, Drills drills) throws SQLException {
        System.setProperty("h2.bindAddress", LOOPBACK); // H2 would listen on every address; it reads this once
        SqlOutcomes.open(id, drills);
        String owner = random(16);
        for (SimulatedApplication each : applications.all()) {
            if (!each.tables().isEmpty()) {
                SqlDatabase database = new SqlDatabase(each, residents, id + "_" + each.code(), owner);
                databases.add(database);
                database.fill(id, READER, password);
            }
        }
        server = Server.createTcpServer("-tcpPort", "0", "-tcpDaemon").start();
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /** An application's code completes it to the address of its database. */
    String address() {
        return "jdbc:h2:tcp://" + LOOPBACK + ":" + server.getPort() + "/mem:" + id + "_";
    }

    String user() {
        return READER;
    }

    String password() {
        return password;
    }

    @Override
    public void close() throws SQLException {
        SqlOutcomes.close(id);
        server.stop();
        for (SqlDatabase each : databases) {
            each.close();
        }
    }
}
