package id.simpul.hub.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.simpul.hub.policy.contract.Deviation;
import id.simpul.hub.policy.contract.Deviation.Side;
import id.simpul.hub.policy.contract.Drift;
import id.simpul.hub.policy.contract.Promise;
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
import org.springframework.transaction.support.TransactionTemplate;

/** Counts of deviations, over a real database. */
class DriftStoreIT {
    private static final Promise PROMISE = new Promise("sicantik", "izin", "daftar", "simpeg");
    private static final Deviation NULL_NAME = new Deviation(Side.REQUEST, "$.nama", "type", "string");

    private final Board board = Board.fresh();

    @Test
    void nodesAddUpAndOldDeviationsAreDropped() throws IOException {
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            DataSource database = migrated(server.getPostgresDatabase());
            Instant began = board.now;
            for (int node = 0; node < 2; node++) {
                Drift drift = new Drift(board.clock);
                for (int i = 0; i < 10; i++) {
                    drift.note(PROMISE, Deviation.none(Side.REQUEST));
                }
                drift.note(PROMISE, NULL_NAME);
                board.now = board.now.plusSeconds(60);
                store(drift, database).step();
            }

            DriftStore store = store(new Drift(board.clock), database);
            assertThat(store.findings("sicantik", "izin"))
                    .containsExactly(new DriftFinding(PROMISE, NULL_NAME, 2, 20, began, began.plusSeconds(60)));
            assertThat(store.findings("", "")).hasSize(1);
            assertThat(store.findings("sicantik", "lain")).isEmpty();

            board.now = board.now.plus(Duration.ofDays(91));
            store.step();
            assertThat(store.findings("", "")).isEmpty();
        }
    }

    @Test
    void withoutADatabaseNothingIsForgotten() {
        Drift drift = new Drift(board.clock);
        drift.note(PROMISE, NULL_NAME);
        DriftStore away = store(drift, new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/none"));

        assertThatThrownBy(away::step).isInstanceOf(RuntimeException.class);

        assertThat(drift.take()).hasSize(1);
    }

    private DriftStore store(Drift drift, DataSource database) {
        TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        return new DriftStore(drift, JdbcClient.create(database), transaction, board.clock);
    }

    private static DataSource migrated(DataSource dataSource) {
        Database database = new Database(dataSource, List.of(new Schema("health")));
        database.start();
        database.ready().join();
        database.stop();
        return dataSource;
    }
}
