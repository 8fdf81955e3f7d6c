package id.simpul.hub.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.simpul.hub.message.FaultCode;
import id.simpul.hub.policy.Pause;
import id.simpul.hub.store.Database;
import id.simpul.hub.store.Schema;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** What the board knows outlives the hub, and the hub outlives the database. */
class HealthMemoryIT {
    @Test
    void stateAndPauseSurviveARestart() throws IOException {
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            DataSource database = migrated(server.getPostgresDatabase());
            Board first = new Board();
            HealthMemory memory = memory(first, database);
            memory.step();
            assertThat(first.look().state()).isEqualTo(HealthState.ONBOARDING);
            Instant since = first.now;
            ConnectionHealth failed = first.calls(4, FaultCode.BATAS_WAKTU, 504).look();
            memory.step();

            Board second = new Board();
            second.now = first.now.plusSeconds(20);
            HealthMemory later = memory(second, database);
            later.step();

            assertThat(second.look().state()).isEqualTo(HealthState.FAILED);
            assertThat(second.look().since()).isEqualTo(since).isEqualTo(failed.since());
            assertThat(second.look().cause()).isEqualTo(failed.cause());
            assertThat(transitions(database)).containsExactly("baru", "gagal");

            Pause pause = new Pause(second.now, second.now.plusSeconds(600), "operator", "Pindah peladen");
            second.maintenance.begin("dukcapil", "utama", pause);
            later.step();
            Board third = new Board();
            third.now = second.now.plusSeconds(1);
            memory(third, database).step();

            assertThat(third.maintenance.pause("dukcapil", "utama")).isEqualTo(pause);
            third.maintenance.end("dukcapil", "utama", "operator2");
            memory(third, database).step();
            later.step();
            assertThat(second.maintenance.pause("dukcapil", "utama"))
                    .as("ended by another node")
                    .isNull();
        }
    }

    @Test
    void withoutADatabaseTheBoardGoesOnAndNothingIsForgotten() throws IOException {
        Board board = Board.fresh().calls(4, FaultCode.BATAS_WAKTU, 504);
        Pause pause = new Pause(board.now, board.now.plus(Duration.ofHours(1)), "operator", "Pindah peladen");
        board.maintenance.begin("dukcapil", "utama", pause);
        HealthMemory away = memory(board, new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/none"));

        assertThatThrownBy(away::step).isInstanceOf(TransactionException.class);

        assertThat(board.look().state()).isEqualTo(HealthState.PAUSED);
        assertThat(board.look().measured()).isEqualTo(HealthState.FAILED);
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            DataSource database = migrated(server.getPostgresDatabase());
            memory(board, database).step();
            assertThat(transitions(database)).contains("gagal");
            assertThat(board.maintenance.pause("dukcapil", "utama")).isEqualTo(pause);
        }
    }

    private static DataSource migrated(DataSource dataSource) {
        Database database = new Database(dataSource, List.of(new Schema("health")));
        database.start();
        database.ready().join();
        database.stop();
        return dataSource;
    }

    private static HealthMemory memory(Board board, DataSource database) {
        JdbcClient sql = JdbcClient.create(database);
        TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        return new HealthMemory(
                board.board, board.maintenance, new HealthStore(sql), new PauseStore(sql, transaction, board.clock));
    }

    private static List<String> transitions(DataSource database) {
        return JdbcClient.create(database)
                .sql("SELECT to_state FROM health.transition ORDER BY id")
                .query((row, number) -> row.getString("to_state"))
                .list();
    }
}
