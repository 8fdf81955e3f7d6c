package id.simpul.hub.call;

import id.simpul.hub.connector.Connections;
import id.simpul.hub.connector.HttpTarget;
import id.simpul.hub.connector.Target;
import id.simpul.hub.policy.Breakers;
import id.simpul.hub.policy.Concurrency;
import id.simpul.hub.policy.FieldFilter;
import id.simpul.hub.policy.Quota;
import id.simpul.hub.policy.attempt.Targets;
import id.simpul.hub.policy.contract.Contracts;
import id.simpul.hub.registry.Agreement;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.Route;
import id.simpul.hub.registry.RouteTable;
import id.simpul.hub.registry.RouteTableListener;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The route table in force, made ready to serve, and swapped by one reference when a new one arrives. A route or a grant that
 * cannot be made ready is left out, alone: the table still knows it, so its calls are answered as not ready, never let through.
 */
@Component
public class LiveRoutes implements RouteTableListener {
    private static final Logger LOG = LoggerFactory.getLogger(LiveRoutes.class);

    private final Connections connections;
    private final Breakers breakers;
    private final Quota quota;
    private final Concurrency concurrency;
    private final Contracts contracts;
    private final Targets targets;
    private volatile @Nullable Ready ready;

    public LiveRoutes(
            Connections connections,
            Breakers breakers,
            Quota quota,
            Concurrency concurrency,
            Contracts contracts,
            Targets targets) {
        this.connections = connections;
        this.breakers = breakers;
        this.quota = quota;
        this.concurrency = concurrency;
        this.contracts = contracts;
        this.targets = targets;
    }

    private record Ready(RouteTable table, Map<String, Map<String, LiveRoute>> routes) {}

    /** Makes {@code table} ready beside the one in force, then swaps; calls under way keep the route they began with. */
    @Override
    public synchronized void accept(RouteTable table) {
        connections.openAll(table);
        chooseTargets(table);
        Map<String, Map<String, LiveRoute>> routes = new HashMap<>();
        for (Route route : table.routes()) {
            LiveRoute live = orNone("route " + route.name(), () -> live(route, table.version()));
            if (live != null) {
                routes.computeIfAbsent(route.application().code(), code -> new HashMap<>())
                        .put(route.service().code(), live);
            }
        }
        ready = new Ready(table, routes);
        connections.keepOnly(table);
        contracts.keepOnly(table);
        quota.keepOnly(table.registry().agreements().stream().map(Agreement::id).collect(Collectors.toSet()));
        concurrency.keepOnly(table.routes().stream()
                .map(each -> each.application().code() + "/" + each.connection().code())
                .collect(Collectors.toSet()));
    }

    /** Every connection's, also where no service uses it: a subscription may. */
    private void chooseTargets(RouteTable table) {
        Set<String> wanted = new HashSet<>();
        for (Application application : table.registry().applications()) {
            for (Application.Connection each : application.connections()) {
                String name = application.code() + "/" + each.code();
                if (connections.find(application.code(), each.code()) instanceof HttpTarget http) {
                    wanted.add(name);
                    targets.of(
                            name,
                            each,
                            http.origins().stream()
                                    .collect(Collectors.toMap(
                                            HttpTarget.Origin::uri, HttpTarget.Origin::weight, Integer::sum)));
                }
            }
        }
        targets.keepOnly(wanted);
    }

    private static <T> @Nullable T orNone(String what, Supplier<T> made) {
        try {
            return made.get();
        } catch (RuntimeException broken) {
            LOG.error("{} is refused, its policies did not load: {}", what, broken.toString());
            return null;
        }
    }

    private LiveRoute live(Route route, long version) {
        Map<String, LiveRoute.Grant> grants = new HashMap<>();
        route.everyAgreement().forEach(each -> {
            LiveRoute.Grant grant = orNone("agreement " + each.id(), () -> grant(each));
            if (grant != null) {
                grants.put(each.id(), grant);
            }
        });
        Target target = connections.open(route.application(), route.connection());
        return new LiveRoute(
                route,
                version,
                target,
                targets.find(
                        route.application().code() + "/" + route.connection().code()),
                breakers.of(route.application(), route.connection()),
                concurrency.room(route.application(), route.connection()),
                contracts.of(route.service()),
                Map.copyOf(grants));
    }

    private LiveRoute.Grant grant(Agreement agreement) {
        FieldFilter filter = agreement.fields().isEmpty() ? null : new FieldFilter(agreement.fields());
        return new LiveRoute.Grant(agreement, quota.allowance(agreement), filter);
    }

    @Nullable
    LiveRoute find(String application, String service) {
        Ready now = ready;
        Map<String, LiveRoute> services = now == null ? null : now.routes().get(application);
        return services == null ? null : services.get(service);
    }

    /** The table in force, or null before the first one. */
    public @Nullable RouteTable table() {
        Ready now = ready;
        return now == null ? null : now.table();
    }
}
