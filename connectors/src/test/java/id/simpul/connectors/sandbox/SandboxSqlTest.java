package id.simpul.connectors.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.simpul.hub.connector.Latihan.Mode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.ColumnMapRowMapper;

class SandboxSqlTest {
    private static final String ONE = "SELECT nomorIzin, namaPemohon, tanggalTerbit FROM izin WHERE nomorIzin = ?";

    private final SteppingClock clock = new SteppingClock();
    private final Applications applications = new Applications();
    private final Drills drills = new Drills(applications, clock);
    private SandboxSql sandbox;

    @BeforeEach
    void start() throws SQLException {
        sandbox = new SandboxSql(applications, new Residents(), drills);
    }

    @AfterEach
    void stop() throws SQLException {
        sandbox.close();
    }

    @Test
    void holdsRowsUnderTheirOwnNames() throws SQLException {
        assertThat(find("503/0001/DPMPTSP/2026")).containsOnlyKeys("nomorIzin", "namaPemohon", "tanggalTerbit");
        assertThat(find("503/9999/DPMPTSP/2026")).isEmpty();
    }

    @Test
    void letsNobodyWriteOrLookBehindTheViews() {
        assertThatThrownBy(() -> ask("DELETE FROM izin WHERE nomorIzin = ?", "x"))
                .isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> ask("SELECT * FROM simpanan.izin WHERE nomorIzin = ?", "x"))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void answersLateForTheMagicValue() throws SQLException {
        Instant asked = Instant.now();

        assertThat(find(Outcome.SLOW.key())).isNotEmpty();

        assertThat(Duration.between(asked, Instant.now())).isGreaterThanOrEqualTo(Drills.SLOW);
    }

    @Test
    void hidesTheMagicRowFromEverybodyElse() throws SQLException {
        assertThat(ask("SELECT COUNT(*) AS jumlah FROM izin WHERE status <> ?", ""))
                .containsEntry("jumlah", 120L);
    }

    @Test
    void failsForTheMagicValueAndDuringADrill() throws SQLException {
        assertThatThrownBy(() -> find(Outcome.ERROR.key())).isInstanceOf(SQLException.class);

        drills.rusak("perizinan", Mode.ERROR, Duration.ofMinutes(1));
        assertThatThrownBy(() -> find("503/0001/DPMPTSP/2026")).isInstanceOf(SQLException.class);

        clock.step(Duration.ofMinutes(1));
        assertThat(find("503/0001/DPMPTSP/2026")).isNotEmpty();
    }

    @Test
    void listensOnLoopbackOnly() throws Exception {
        int port = URI.create(sandbox.address().substring("jdbc:h2:".length())).getPort();
        InetAddress other = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(each -> !each.isLoopbackAddress())
                .findFirst()
                .orElse(InetAddress.getByName("127.0.0.2"));

        try (Socket socket = new Socket()) {
            assertThatThrownBy(() -> socket.connect(new InetSocketAddress(other, port), 1000));
        }
    }

    private Map<String, @Nullable Object> find(String key) throws SQLException {
        return ask(ONE, key);
    }

    private Map<String, @Nullable Object> ask(String sql, String value) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        sandbox.address() + "perizinan", sandbox.user(), sandbox.password());
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, value);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? new ColumnMapRowMapper().mapRow(rows, 1) : Map.of();
            }
        }
    }
}
