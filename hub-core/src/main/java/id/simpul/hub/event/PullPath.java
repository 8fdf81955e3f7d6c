package id.simpul.hub.event;

import id.simpul.hub.event.OfferedRows.LeaseName;
import id.simpul.hub.message.CallId;
import id.simpul.hub.message.Event;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.registry.Agreement;
import id.simpul.hub.registry.Application.Subscription;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How an application fetches what it is owed: it leases a few events, and says of each that it has it for good, that it
 * gives it back, or that it needs more time. What it says nothing about is free again when its lease ends.
 */
@Component
public class PullPath {
    /** How many are fetched at once. */
    public static final int MOST = 100;

    public static final Duration SHORTEST = Duration.ofSeconds(1);
    public static final Duration LONGEST = Duration.ofHours(1);

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int OK = 200;

    private final EventTable table;
    private final EventPath path;
    private final EventRecords records;
    private final EventMetrics metrics;
    private final HeldRows held;
    private final OfferedRows offered;
    private final RetrySchedule schedule;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PullPath(
            EventTable table,
            EventPath path,
            EventRecords records,
            EventMetrics metrics,
            HeldRows held,
            OfferedRows offered,
            RetrySchedule schedule,
            DataSource dataSource,
            Clock clock) {
        this.table = table;
        this.path = path;
        this.records = records;
        this.metrics = metrics;
        this.held = held;
        this.offered = offered;
        this.schedule = schedule;
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.clock = clock;
    }

    /**
     * One fetched event.
     *
     * @param lease the name by which it is acknowledged
     * @param id the event's id at the hub, the same at every fetch
     * @param event with the fields and names that the subscriber may and wants to have
     * @param attempt how often it was fetched, from 1
     * @param until when the lease ends
     */
    public record Fetched(String lease, CallId id, Event event, int attempt, Instant until) {}

    /**
     * How acknowledging went.
     *
     * @param done how many leases were as asked
     * @param lost leases that are unknown, or over and taken by somebody else
     */
    public record Answered(int done, List<String> lost) {}

    /** Leases at most {@code limit} events for {@code time}. */
    public List<Fetched> fetch(String application, String subscription, int limit, Duration time)
            throws FaultException {
        EventTable.Subscriber subscriber = subscriber(application, subscription);
        String lease = random();
        boolean strict = subscriber.subscription().order() == Subscription.Order.STRICT;
        List<Fetched> fetched = new ArrayList<>();
        for (HeldRows.Held each : offered.lease(application, subscription, limit, time, lease, strict)) {
            Fetched one = fetched(each, subscriber, lease, clock.instant().plus(time));
            if (one != null) {
                fetched.add(one);
            }
        }
        return fetched;
    }

    /** Null where it is not for the subscriber any more, or cannot be written for it. */
    private @Nullable Fetched fetched(
            HeldRows.Held one, EventTable.Subscriber subscriber, String lease, Instant until) {
        String ended = path.ended(one.owed(), subscriber);
        if (ended != null) {
            path.settleHeld(one.owed(), Attempt.expired(ended), one.attempts());
            return null;
        }
        AcceptedEvent accepted = one.owed().accepted();
        Agreement agreement = path.agreement(one.owed());
        if (agreement == null && !EventTable.own(one.owed().application(), accepted)) {
            path.setAsideAgain(one.owed(), Attempt.NO_AGREEMENT, one.attempts() + 1);
            return null;
        }
        CallId call = records.delivering(one.owed(), subscriber, agreement);
        try {
            Event event =
                    DeliveryForm.mapped(DeliveryForm.allowed(accepted.event(), agreement), subscriber.subscription());
            records.delivered(call, one.owed(), null, OK, 0);
            String name = new LeaseName(held.lane(one), one.owed().seq(), lease).toString();
            return new Fetched(name, accepted.id(), event, one.attempts() + 1, until);
        } catch (FaultException unfit) {
            records.delivered(call, one.owed(), unfit.fault(), 0, 0);
            path.setAsideAgain(one.owed(), Attempts.of(unfit.fault(), call), one.attempts() + 1);
            return null;
        }
    }

    private static String random() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** The application has these for good. */
    public Answered acknowledge(String application, String subscription, List<String> leases) throws FaultException {
        return each(application, subscription, leases, one -> {
            Attempt fetched = new Attempt(Attempt.Kind.DELIVERED, "", OK, "", null, null);
            path.settleHeld(one.owed(), fetched, one.attempts());
            metrics.tried(one.owed(), null, OK, 0);
        });
    }

    /** The application gives these back: free again after a pause, parked after too many. */
    public Answered giveBack(String application, String subscription, List<String> leases, String reason)
            throws FaultException {
        List<Duration> own =
                subscriber(application, subscription).subscription().retry();
        return each(application, subscription, leases, one -> {
            Duration pause = schedule.given(one.attempts(), own);
            if (pause == null) {
                held.parkAgain(
                        one.owed(),
                        new Attempt(Attempt.Kind.FAILED, "dikembalikan", null, reason, null, null),
                        one.attempts());
                metrics.parked(one.owed());
            } else {
                offered.giveBack(one, clock.instant().plus(pause), "dikembalikan");
            }
        });
    }

    /** The application needs these for {@code time} more, from now on. */
    public Answered extend(String application, String subscription, List<String> leases, Duration time)
            throws FaultException {
        Instant until = clock.instant().plus(time);
        return each(application, subscription, leases, one -> offered.extend(one, until));
    }

    private interface Step {
        void with(HeldRows.Held one);
    }

    private Answered each(String application, String subscription, List<String> leases, Step step)
            throws FaultException {
        subscriber(application, subscription);
        List<String> lost = new ArrayList<>();
        for (String each : leases) {
            boolean done = Boolean.TRUE.equals(transaction.execute(_ -> LeaseName.parse(each)
                    .flatMap(name -> offered.leased(application, subscription, name))
                    .map(one -> {
                        step.with(one);
                        return true;
                    })
                    .orElse(false)));
            if (!done) {
                lost.add(each);
            }
        }
        return new Answered(leases.size() - lost.size(), List.copyOf(lost));
    }

    private EventTable.Subscriber subscriber(String application, String subscription) throws FaultException {
        EventTable.Subscriber found = table.subscriber(application + "/" + subscription);
        if (found == null) {
            throw new FaultException(
                    Fault.caller(FaultCode.LANGGANAN_TIDAK_ADA, "This application has no subscription of that name."));
        }
        if (!found.pulls()) {
            throw new FaultException(Fault.caller(
                    FaultCode.PERMINTAAN_TIDAK_SAH, "mode: push (expected: pull, to be fetched by its application)"));
        }
        return found;
    }
}
