package id.simpul.hub.policy;

import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.registry.Agreement;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.Service.Operation;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** May this application do this now? No active agreement, no call (UU 27/2022 Pasal 20). */
@Component
public class Access {
    private final Clock clock;

    public Access(Clock clock) {
        this.clock = clock;
    }

    /** The refusal, or null where {@code agreement} covers the operation on this day of the city. */
    public @Nullable Fault check(
            Application consumer, @Nullable Agreement agreement, Operation operation, ZoneId zone) {
        if (agreement == null) {
            return Fault.caller(
                    FaultCode.PERJANJIAN_TIDAK_ADA, "Application " + consumer.code() + " has no agreement for it.");
        }
        if (!agreement.covers(LocalDate.ofInstant(clock.instant(), zone))) {
            return Fault.caller(
                    FaultCode.PERJANJIAN_TIDAK_BERLAKU,
                    "Agreement " + agreement.id() + " runs from " + agreement.from() + " until " + agreement.until()
                            + ".");
        }
        if (!agreement.allows(operation.code())) {
            return Fault.caller(
                    FaultCode.OPERASI_TIDAK_DIIZINKAN,
                    "Agreement " + agreement.id() + " does not cover operation " + operation.code() + ".");
        }
        return null;
    }
}
