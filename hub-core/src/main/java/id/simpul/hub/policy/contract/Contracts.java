package id.simpul.hub.policy.contract;

import id.simpul.hub.message.Call;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.registry.Route;
import id.simpul.hub.registry.RouteTable;
import id.simpul.hub.registry.Service;
import id.simpul.hub.registry.ServiceContract;
import id.simpul.hub.registry.openapi.DocumentedOperation;
import id.simpul.hub.registry.openapi.OpenApiDocument;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Refuses requests that are not as an enforced contract describes them; notes those that an observed one would refuse. */
@Component
public class Contracts {
    private static final Logger LOG = LoggerFactory.getLogger(Contracts.class);
    private static final int TOLD = 3;

    private final Drift drift;
    private final Map<Service, Map<String, Contract>> made = new ConcurrentHashMap<>();

    public Contracts(Drift drift) {
        this.drift = drift;
    }

    /**
     * The contracts of a service's operations by their codes, made once for as long as the service stays as it is; null
     * where its document cannot be used, so that the route is refused.
     */
    public @Nullable Map<String, Contract> of(Service service) {
        if (service.contract().mode() == ServiceContract.Mode.OFF) {
            return Map.of();
        }
        try {
            return made.computeIfAbsent(service, Contracts::make);
        } catch (RuntimeException unusable) {
            LOG.error("contract of service {} cannot be used, it is refused: {}", service.code(), unusable.toString());
            return null;
        }
    }

    private static Map<String, Contract> make(Service service) {
        OpenApiDocument document = OpenApiDocument.parse(service.contract().document());
        Schemas schemas = new Schemas(document);
        boolean enforced = service.contract().mode() == ServiceContract.Mode.ENFORCE;
        Map<String, Contract> contracts = new HashMap<>();
        for (Service.Operation each : service.operations()) {
            DocumentedOperation described = document.operation(each.method(), each.path());
            if (described != null) {
                contracts.put(each.code(), Contract.of(described, schemas, enforced));
            }
        }
        schemas.make();
        return Map.copyOf(contracts);
    }

    /** Forgets what no service of {@code table} needs. */
    public void keepOnly(RouteTable table) {
        Set<Service> served = table.routes().stream().map(Route::service).collect(Collectors.toSet());
        made.keySet().retainAll(served);
    }

    /** The check on a request's head. */
    public @Nullable Fault check(
            @Nullable Contract contract, Promise promise, Call call, Map<String, String> variables) {
        return contract == null ? null : judge(contract, promise, contract.head(call, variables));
    }

    /** The check on a request's body, once it was read whole. */
    public @Nullable Fault checkBody(Contract contract, Promise promise, @Nullable String contentType, byte[] body) {
        return judge(contract, promise, contract.body(contentType, body));
    }

    private @Nullable Fault judge(Contract contract, Promise promise, List<Deviation> deviations) {
        if (deviations.isEmpty()) {
            return null;
        }
        deviations.forEach(each -> drift.note(promise, each));
        if (!contract.enforced()) {
            return null;
        }
        String told = deviations.stream().limit(TOLD).map(Deviation::sentence).collect(Collectors.joining("; "));
        return Fault.caller(FaultCode.KONTRAK_TIDAK_SESUAI, told);
    }
}
