package id.simpul.hub.policy;

import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.registry.Agreement;
import id.simpul.hub.registry.Limits;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How fast, and how often in a day and a month, may this application call? */
@Component
public class Quota {
    private final Map<String, Allowance> allowances = new ConcurrentHashMap<>();

    /** What {@code agreement} allows: the one in use, set to the agreement's present numbers. */
    public Allowance allowance(Agreement agreement) {
        Allowance allowance =
                allowances.computeIfAbsent(agreement.id(), id -> new Allowance(agreement, System.nanoTime()));
        allowance.change(agreement.limits());
        return allowance;
    }

    /** Forgets agreements that are no longer registered. */
    public void keepOnly(Set<String> agreements) {
        allowances.keySet().retainAll(agreements);
    }

    /** The counts of the day and the month of {@code today} of every agreement that has a quota. */
    public List<Spent> counted(LocalDate today) {
        return allowances.values().stream()
                .filter(Allowance::counted)
                .flatMap(each -> Stream.concat(each.unsettled(), Stream.of(each.day(today), each.month(today))))
                .toList();
    }

    /** What one agreement still allows, or null where nobody called by it. */
    public @Nullable Allowance of(String agreement) {
        return allowances.get(agreement);
    }

    /**
     * Takes one call; the refusal where none is left.
     *
     * @param moment of the city
     */
    public @Nullable Fault check(Allowance allowance, LocalDateTime moment) {
        long wait = allowance.bucket().take(System.nanoTime());
        if (wait > 0) {
            Limits limits = allowance.limits();
            return Fault.busy(
                    FaultCode.BATAS_LAJU,
                    "Agreement " + allowance.agreement() + " allows " + limits.perSecond() + " calls a second, "
                            + limits.burst() + " at once.",
                    Duration.ofNanos(wait));
        }
        return allowance.counted() ? count(allowance, moment) : null;
    }

    /** Counts first and looks then, so that calls at once cannot slip through together. */
    private static @Nullable Fault count(Allowance allowance, LocalDateTime moment) {
        LocalDate date = moment.toLocalDate();
        Limits limits = allowance.limits();
        Spent day = allowance.day(date);
        Spent month = allowance.month(date);
        day.add();
        month.add();
        if (limits.perDay() > 0 && day.total() > limits.perDay()) {
            return spent(allowance, day, month, limits.perDay() + " calls a day", Allowance.untilTomorrow(moment));
        }
        if (limits.perMonth() > 0 && month.total() > limits.perMonth()) {
            return spent(allowance, day, month, limits.perMonth() + " calls a month", Allowance.untilNextMonth(moment));
        }
        return null;
    }

    private static Fault spent(Allowance allowance, Spent day, Spent month, String allowed, long seconds) {
        day.takeBack();
        month.takeBack();
        return Fault.busy(
                FaultCode.KUOTA_HABIS,
                "Agreement " + allowance.agreement() + " allows " + allowed + ".",
                Duration.ofSeconds(seconds));
    }
}
