package id.simpul.hub.policy;

import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.registry.Agreement;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.Service.Operation;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** May this application do this now? No active agreement, no call (UU 27/2022 Pasal 20). */
@Component
public class Access {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    /**
     * The refusal, or null where {@code agreement} covers the operation at this moment.
     *
     * @param moment in the city's zone
     */
    public @Nullable Fault check(
            Application consumer, @Nullable Agreement agreement, Operation operation, LocalDateTime moment) {
        if (agreement == null) {
            return Fault.caller(
                    FaultCode.PERJANJIAN_TIDAK_ADA, "Application " + consumer.code() + " has no agreement for it.");
        }
        if (!agreement.covers(moment.toLocalDate())) {
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
        if (!agreement.hours().always() && !agreement.hours().cover(moment)) {
            return Fault.caller(
                    FaultCode.PERJANJIAN_DI_LUAR_JAM,
                    "Agreement " + agreement.id() + " is open again at "
                            + MINUTE.format(agreement.hours().next(moment)) + ", time of the city.");
        }
        return null;
    }
}
