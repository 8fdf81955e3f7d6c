package id.simpul.hub.health;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.hub.policy.Quota;
import id.simpul.hub.registry.Agreement;
import id.simpul.hub.registry.Hours;
import id.simpul.hub.registry.Limits;
import id.simpul.hub.store.Database;
import id.simpul.hub.store.Schema;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Quotas over a restart and over several nodes, with a real database. */
class UsageStoreIT {
    private static final Agreement TEN_A_DAY = new Agreement(
            "simpeg-dukcapil-penduduk",
            "simpeg",
            "dukcapil",
            "penduduk",
            List.of(),
            List.of(),
            "",
            "",
            LocalDate.EPOCH,
            LocalDate.MAX,
            new Limits(1000, 1000, 10, 0, 64),
            Hours.ALWAYS,
            "pic");

    private static EmbeddedPostgres server;
    private static Database database;

    private final Board board = Board.fresh();

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedPostgres.start();
        database = new Database(server.getPostgresDatabase(), List.of(new Schema("health")));
        database.start();
        database.ready().join();
    }

    @AfterAll
    static void stop() throws IOException {
        database.stop();
        server.close();
    }

    /** Carries the counts of one node. */
    private UsageStore store(Quota quota) {
        JdbcClient sql = JdbcClient.create(server.getPostgresDatabase());
        return new UsageStore(quota, sql, board.clock);
    }

    @Test
    void whatOneNodeCountedBindsTheOthersAndTheNextStart() {
        Quota first = new Quota();
        Quota second = new Quota();
        UsageStore one = store(first);
        UsageStore two = store(second);

        call(first, 6);
        call(second, 3);
        one.step();
        two.step();
        one.step();

        assertThat(first.allowance(TEN_A_DAY).usedToday()).isEqualTo(9);
        assertThat(second.allowance(TEN_A_DAY).usedToday()).isEqualTo(9);
        assertThat(call(second, 3)).as("the last one of the day").isEqualTo(1);
        two.step();

        Quota restarted = new Quota();
        restarted.allowance(TEN_A_DAY);
        store(restarted).step();
        assertThat(call(restarted, 5)).isZero();

        board.now = board.now.plusSeconds(86_400);
        assertThat(call(restarted, 5)).as("the next day").isEqualTo(5);
    }

    @Test
    void twoNodesTogetherOvershootByNoMoreThanBothLetThroughBetweenTwoSteps() {
        board.now = board.now.plusSeconds(7 * 86_400);
        Quota first = new Quota();
        Quota second = new Quota();
        UsageStore one = store(first);
        UsageStore two = store(second);
        call(first, 4);
        call(second, 4);
        one.step();
        two.step();
        one.step();

        int ofFirst = call(first, 100);
        int ofSecond = call(second, 100);
        one.step();
        two.step();
        one.step();

        assertThat(ofFirst + ofSecond).as("two were left, which both gave out").isEqualTo(4);
        assertThat(call(first, 100) + call(second, 100)).as("a step later").isZero();
        assertThat(first.allowance(TEN_A_DAY).usedToday())
                .as("nothing is forgotten")
                .isEqualTo(12);
        assertThat(second.allowance(TEN_A_DAY).usedToday()).isEqualTo(12);
    }

    /** How many of {@code calls} pass. */
    private int call(Quota quota, int calls) {
        LocalDateTime moment = LocalDateTime.ofInstant(board.now, ZoneOffset.UTC);
        int passed = 0;
        for (int i = 0; i < calls; i++) {
            passed += quota.check(quota.allowance(TEN_A_DAY), moment) == null ? 1 : 0;
        }
        return passed;
    }
}
