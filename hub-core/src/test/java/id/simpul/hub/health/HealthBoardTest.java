package id.simpul.hub.health;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.hub.message.FaultCode;
import id.simpul.hub.policy.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HealthBoardTest {
    private static final ConnectionKey KEY = new ConnectionKey("dukcapil", "utama");

    @Test
    void aConnectionThatWasNeverCalledIsNew() {
        ConnectionHealth health = Board.fresh().look();

        assertThat(health.state()).isEqualTo(HealthState.ONBOARDING);
        assertThat(health.impact().services()).containsExactly("penduduk");
        assertThat(health.impact().consumers()).as("agreements in force").containsExactly("simpeg");
    }

    @Test
    void aFailureLastsSinceItsFirstCall() {
        Board board = Board.fresh().calls(5, null, 200);
        board.look();
        Instant first = board.now;

        ConnectionHealth health = board.calls(4, FaultCode.BATAS_WAKTU, 504)
                .pass(Duration.ofSeconds(30))
                .look();

        assertThat(health.state()).isEqualTo(HealthState.FAILED);
        assertThat(health.since()).isEqualTo(first);
        assertThat(health.cause().failure()).isEqualTo(new Cause.Failure(FaultCode.BATAS_WAKTU, 504));
        assertThat(board.calls(1, null, 200)
                        .pass(Duration.ofMinutes(3))
                        .calls(5, null, 200)
                        .look()
                        .state())
                .as("a quiet connection is judged by five minutes, and four of fifteen calls failed in them")
                .isEqualTo(HealthState.FAILED);
        assertThat(board.pass(Duration.ofMinutes(3)).calls(5, null, 200).look().state())
                .as("the failures are older than that")
                .isEqualTo(HealthState.HEALTHY);
    }

    @Test
    void onlyWhatTheTargetDidCounts() {
        Board board = Board.fresh().calls(5, null, 200);

        board.calls(9, FaultCode.PEMUTUS_TERBUKA, 503).calls(9, FaultCode.ISI_TERLALU_BESAR, 413);
        board.calls(9, null, 404);

        assertThat(board.look().state()).isEqualTo(HealthState.HEALTHY);
        assertThat(board.look().figures().calls()).isEqualTo(14);
    }

    @Test
    void aTargetsOwnErrorsCountAgainstIt() {
        ConnectionHealth health = Board.fresh().calls(3, null, 500).look();

        assertThat(health.state()).isEqualTo(HealthState.FAILED);
        assertThat(health.cause().failure()).isEqualTo(new Cause.Failure(null, 500));
    }

    @Test
    void anOpenBreakerIsAFailureAndASecondMark() {
        Board board = Board.fresh().calls(5, null, 200);
        board.breakers.circuitBreaker(KEY.toString()).transitionToOpenState();

        ConnectionHealth health = board.look();

        assertThat(health.breaker()).isEqualTo(Breaker.OPEN);
        assertThat(health.cause().kind()).isEqualTo(Cause.Kind.BREAKER_OPEN);
    }

    @Test
    void aPauseStandsBeforeEverythingAndHidesNoCause() {
        Board board = Board.fresh().calls(3, FaultCode.TUJUAN_MEMUTUS, 502);
        Pause pause = new Pause(board.now, board.now.plusSeconds(600), "operator", "Pindah peladen");
        board.maintenance.begin("dukcapil", "utama", pause);

        ConnectionHealth paused = board.look();

        assertThat(paused.state()).isEqualTo(HealthState.PAUSED);
        assertThat(paused.since()).isEqualTo(pause.from());
        assertThat(paused.measured()).isEqualTo(HealthState.FAILED);
        assertThat(paused.cause().kind()).isEqualTo(Cause.Kind.FAILED_IN_A_ROW);
        assertThat(board.pass(Duration.ofMinutes(10)).look().state())
                .as("its end")
                .isEqualTo(HealthState.FAILED);
    }

    @Test
    void silenceBecomesNoDataSinceTheLastCall() {
        Board board = Board.fresh().calls(1, null, 200);
        Instant last = board.now.minusSeconds(1);
        board.look();

        ConnectionHealth health = board.pass(Duration.ofMinutes(11)).look();

        assertThat(health.state()).isEqualTo(HealthState.NO_DATA);
        assertThat(health.since()).isEqualTo(last);
    }

    @Test
    void aNewRouteTableKeepsWhatWasSeen() {
        Board board = Board.fresh().calls(3, FaultCode.BATAS_WAKTU, 504);

        board.observations.accept(Board.table(Duration.ofSeconds(9)));

        assertThat(board.look().state()).isEqualTo(HealthState.FAILED);
        assertThat(board.look().services().getFirst().limit()).isEqualTo(Duration.ofMillis(4500));
    }

    @Test
    void whatAnEarlierRunStoredHoldsUntilACallSaysOtherwise() {
        Board board = new Board();
        assertThat(board.look().cause().kind()).isEqualTo(Cause.Kind.HISTORY_UNREAD);
        Instant since = board.now.minusSeconds(3600);
        Verdict failed = new Verdict(HealthState.FAILED, Cause.of(Cause.Kind.FAILED_IN_A_ROW));

        board.board.restore(Map.of(KEY, new Remembered(new Standing(failed, since), board.now.minusSeconds(30))));

        assertThat(board.look().state()).isEqualTo(HealthState.FAILED);
        assertThat(board.look().since()).isEqualTo(since);
        assertThat(board.calls(1, null, 200).look().state()).isEqualTo(HealthState.HEALTHY);
    }
}
