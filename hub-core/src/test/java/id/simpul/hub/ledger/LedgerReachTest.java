package id.simpul.hub.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** One trouble, one alarm: not for what is over sooner than a person could act, and not for a start. */
class LedgerReachTest {
    private static final Logger LOG = (Logger) LoggerFactory.getLogger(LedgerReach.class);
    private static final Instant START = Instant.parse("2026-11-25T01:00:00Z");

    private final HandClock clock = new HandClock();
    private final LedgerReach reach = new LedgerReach(clock, new SimpleMeterRegistry());
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

    private static final class HandClock extends Clock {
        private Instant now = START;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @BeforeEach
    void listen() {
        logged.start();
        LOG.addAppender(logged);
    }

    @AfterEach
    void stopListening() {
        LOG.detachAppender(logged);
    }

    private void pass(int seconds) {
        for (int i = 0; i < seconds; i++) {
            clock.now = clock.now.plus(Duration.ofSeconds(1));
            reach.look();
        }
    }

    private long alarms() {
        return logged.list.stream()
                .filter(each -> each.getLevel() == Level.ERROR)
                .count();
    }

    @Test
    void aStartHasTimeToReachTheTopic() {
        pass(50);
        assertThat(reach.takes()).isFalse();
        assertThat(reach.trouble()).isNull();

        pass(60);
        assertThat(reach.trouble()).isEqualTo(new LedgerReach.Trouble(LedgerReach.Kind.AWAY, START));
        assertThat(alarms()).isEqualTo(1);
    }

    @Test
    void aShortAbsenceIsShownButAlarmsNobody() {
        reach.reached();
        reach.lost("no answer");
        pass(5);

        assertThat(reach.takes()).isFalse();
        assertThat(reach.trouble()).isNotNull();
        assertThat(alarms()).isZero();

        reach.reached();
        assertThat(reach.trouble()).isNull();
        assertThat(reach.takes()).isTrue();
    }

    @Test
    void aLongAbsenceAlarmsOnceAndAgainTheNextTime() {
        reach.reached();
        reach.lost("no answer");
        pass(100);
        reach.lost("still no answer");
        pass(100);
        assertThat(alarms()).isEqualTo(1);

        reach.reached();
        reach.lost("no answer");
        pass(100);
        assertThat(alarms()).isEqualTo(2);
    }

    @Test
    void aFullJournalIsTheWorseTroubleAndOverOnceThereIsRoom() {
        reach.reached();
        reach.lost("no answer");
        reach.full();
        reach.full();
        assertThat(reach.trouble()).isEqualTo(new LedgerReach.Trouble(LedgerReach.Kind.FULL, START));
        assertThat(alarms()).isEqualTo(1);

        reach.reached();
        reach.room();
        assertThat(reach.trouble()).isNull();
    }
}
