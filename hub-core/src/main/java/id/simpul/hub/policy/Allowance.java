package id.simpul.hub.policy;

import id.simpul.hub.registry.Agreement;
import id.simpul.hub.registry.Limits;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one agreement still allows: its bucket, its calls of the day and the month, and how many are under way. Resolved
 * once; a call only looks at it. It keeps its counts while the registry changes its numbers.
 */
public final class Allowance {
    private final String agreement;
    private final TokenBucket bucket;
    private final Gate gate;
    private volatile Limits limits;
    private volatile @Nullable Period now;
    private volatile String policy;
    private final Queue<Spent> over = new ConcurrentLinkedQueue<>();

    /** The day and the month that are counted at present. */
    private record Period(LocalDate date, Spent day, Spent month) {}

    Allowance(Agreement agreed, long nanos) {
        agreement = agreed.id();
        limits = agreed.limits();
        bucket = new TokenBucket(limits.perSecond(), limits.burst(), nanos);
        gate = new Gate(limits.concurrency());
        policy = policy(limits);
    }

    void change(Limits agreed) {
        if (!agreed.equals(limits)) {
            bucket.change(agreed.perSecond(), agreed.burst());
            gate.change(agreed.concurrency());
            policy = policy(agreed);
            limits = agreed;
        }
    }

    public String agreement() {
        return agreement;
    }

    public Limits limits() {
        return limits;
    }

    TokenBucket bucket() {
        return bucket;
    }

    Gate gate() {
        return gate;
    }

    /** Whether days or months are counted at all. */
    boolean counted() {
        return limits.perDay() > 0 || limits.perMonth() > 0;
    }

    /** What was used on the day of {@code date}; another day than before begins at nothing. */
    Spent day(LocalDate date) {
        return period(date).day();
    }

    Spent month(LocalDate date) {
        return period(date).month();
    }

    /** Counts of periods that are over and that a table may still lack; each is handed out until it lacks nothing. */
    Stream<Spent> unsettled() {
        over.removeIf(each -> each.unstored() == 0);
        return over.stream();
    }

    private Period period(LocalDate date) {
        Period current = now;
        if (current != null && current.date().equals(date)) {
            return current;
        }
        return turn(date);
    }

    private synchronized Period turn(LocalDate date) {
        Period current = now;
        if (current != null && current.date().equals(date)) {
            return current;
        }
        String month = YearMonth.from(date).toString();
        Spent sameMonth = current != null && current.month().period().equals(month)
                ? current.month()
                : new Spent(agreement, month);
        Period next = new Period(date, new Spent(agreement, date.toString()), sameMonth);
        if (current != null) {
            over.add(current.day());
            over.add(current.month());
        }
        now = next;
        return next;
    }

    /** Calls of the day so far, of all nodes as far as it is known; 0 where days are not counted. */
    public long usedToday() {
        Period current = now;
        return current == null ? 0 : current.day().total();
    }

    /** Calls of the month so far; 0 where months are not counted. */
    public long usedThisMonth() {
        Period current = now;
        return current == null ? 0 : current.month().total();
    }

    /** Calls under way. */
    public int underWay() {
        return gate.inside();
    }

    /** The value of {@code RateLimit-Policy} (draft-ietf-httpapi-ratelimit-headers-10, section 3). */
    public String policyHeader() {
        return policy;
    }

    private static String policy(Limits limits) {
        long window = Math.max(1, Math.ceilDiv(limits.burst(), limits.perSecond()));
        StringBuilder text = new StringBuilder("\"laju\";q=")
                .append(limits.burst())
                .append(";w=")
                .append(window);
        if (limits.perDay() > 0) {
            text.append(", \"hari\";q=").append(limits.perDay()).append(";w=86400");
        }
        if (limits.perMonth() > 0) {
            text.append(", \"bulan\";q=").append(limits.perMonth()).append(";w=2592000");
        }
        return text.toString();
    }

    /** The value of {@code RateLimit} (the same draft, section 4): what is left, and in how many seconds it is whole again. */
    public String header(LocalDateTime moment, long nanos) {
        Limits agreed = limits;
        long whole = Math.ceilDiv(bucket.missing(nanos), 1_000_000_000L);
        StringBuilder text = new StringBuilder("\"laju\";r=")
                .append(bucket.left(nanos))
                .append(";t=")
                .append(whole);
        LocalDate date = moment.toLocalDate();
        if (agreed.perDay() > 0) {
            long left = Math.max(0, agreed.perDay() - day(date).total());
            text.append(", \"hari\";r=").append(left).append(";t=").append(untilTomorrow(moment));
        }
        if (agreed.perMonth() > 0) {
            long left = Math.max(0, agreed.perMonth() - month(date).total());
            text.append(", \"bulan\";r=").append(left).append(";t=").append(untilNextMonth(moment));
        }
        return text.toString();
    }

    static long untilTomorrow(LocalDateTime moment) {
        return seconds(moment, moment.toLocalDate().plusDays(1));
    }

    static long untilNextMonth(LocalDateTime moment) {
        return seconds(moment, YearMonth.from(moment).plusMonths(1).atDay(1));
    }

    private static long seconds(LocalDateTime moment, LocalDate day) {
        return Math.max(1, ChronoUnit.SECONDS.between(moment, day.atTime(LocalTime.MIDNIGHT)));
    }
}
