package id.simpul.hub.call;

import id.simpul.hub.ledger.UnknownRefusals;
import id.simpul.hub.message.Call;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.registry.Agreement;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.Route;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says no, and leaves evidence of it: a record where the application is known, a count where it is not. */
@Component
class Refusals {
    static final Fault GONE =
            Fault.caller(FaultCode.KLIEN_TIDAK_DIKENAL, "The token's application is no longer registered.");
    static final Fault NO_SERVICE =
            Fault.caller(FaultCode.LAYANAN_TIDAK_ADA, "No service has this application and service code.");

    private final CallRecords records;
    private final CallMetrics metrics;
    private final CallObservers observers;
    private final UnknownRefusals unknown;

    Refusals(CallRecords records, CallMetrics metrics, CallObservers observers, UnknownRefusals unknown) {
        this.records = records;
        this.metrics = metrics;
        this.observers = observers;
        this.unknown = unknown;
    }

    /** Refuses before the application is known. */
    Admission unknown(Call call, Fault fault) {
        unknown.count(call.clientAddress(), fault.code());
        observers.tell(EndedCall.refused(call, null, null, null, fault));
        return new Admission.Refused(fault, List.of());
    }

    /** Refuses a call for want of evidence: no record of it would get through now, so it is counted. */
    Admission counted(Passage passage, Fault fault) {
        unknown.count(passage.call().clientAddress(), fault.code());
        observers.tell(
                EndedCall.refused(passage.call(), passage.consumer(), passage.route(), passage.operation(), fault));
        return new Admission.Refused(fault, List.of());
    }

    /** Counts a refusal of somebody unknown that never became a call. */
    void count(String clientAddress, Fault fault) {
        unknown.count(clientAddress, fault.code());
        metrics.refusedUnknown(fault.code().code());
    }

    /** Refuses a path or a method that the service does not have; for a method, says which ones it has. */
    Admission noOperation(Call call, Application consumer, LiveRoute live) {
        List<String> methods = live.route().methods(call.tail());
        Fault fault = methods.isEmpty()
                ? Fault.caller(FaultCode.OPERASI_TIDAK_ADA, "The service has no operation with this path.")
                : Fault.caller(
                        FaultCode.METODE_TIDAK_ADA, "The path is served for " + String.join(", ", methods) + ".");
        refuse(call, consumer, live.registryVersion(), live.route(), null, null, fault);
        return new Admission.Refused(fault, methods);
    }

    Admission refuse(
            Call call,
            Application consumer,
            long registryVersion,
            @Nullable Route route,
            Route.@Nullable Match match,
            @Nullable Agreement agreement,
            Fault fault) {
        records.refusal(call, consumer, registryVersion, route, match, agreement, fault);
        observers.tell(EndedCall.refused(call, consumer, route, match == null ? null : match.operation(), fault));
        return new Admission.Refused(fault, List.of());
    }
}
