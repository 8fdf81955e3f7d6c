package id.simpul.hub.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The registry of one version, arranged for the data plane. Immutable: a change makes a new table. */
public final class RouteTable {
    private final Registry registry;
    private final Map<String, Agency> agencies = new HashMap<>();
    private final Map<String, Application> applications = new HashMap<>();
    private final Map<String, Map<String, Route>> routes = new HashMap<>();

    public RouteTable(Registry registry) {
        this.registry = registry;
        registry.agencies().forEach(each -> agencies.put(each.code(), each));
        registry.applications().forEach(each -> applications.put(each.code(), each));
        registry.applications().forEach(this::addRoutes);
    }

    private void addRoutes(Application application) {
        Map<String, Route> byService = new HashMap<>();
        for (Service service : application.services()) {
            byService.put(service.code(), route(application, service));
        }
        routes.put(application.code(), byService);
    }

    /** An agreement for trying out counts only as long as the service answers from a sandbox. */
    private Route route(Application application, Service service) {
        Application.Connection connection = connection(application, service.connection());
        Map<String, List<Agreement>> agreements = new HashMap<>();
        for (Agreement each : registry.agreements()) {
            if (each.application().equals(application.code())
                    && each.service().equals(service.code())
                    && (connection.sandbox() || !each.trial())) {
                agreements
                        .computeIfAbsent(each.consumer(), consumer -> new ArrayList<>())
                        .add(each);
            }
        }
        return new Route(agency(application.agency()), application, connection, service, Map.copyOf(agreements));
    }

    private static Application.Connection connection(Application application, String code) {
        return application.connections().stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "connection: " + code + " (expected: a connection of " + application.code() + ")"));
    }

    private Agency agency(String code) {
        Agency agency = agencies.get(code);
        if (agency == null) {
            throw new IllegalArgumentException("agency: " + code + " (expected: a registered agency)");
        }
        return agency;
    }

    public Registry registry() {
        return registry;
    }

    public long version() {
        return registry.version();
    }

    public @Nullable Route route(String application, String service) {
        Map<String, Route> byService = routes.get(application);
        return byService == null ? null : byService.get(service);
    }

    public @Nullable Application application(String code) {
        return applications.get(code);
    }

    /** The application that X-Road and GovStack call {@code member}, or null. */
    public @Nullable Application application(Member member) {
        Application application = applications.get(member.application());
        Agency agency = application == null ? null : agencies.get(application.agency());
        return agency != null
                        && agency.code().equals(member.agency())
                        && agency.memberClass().equals(member.memberClass())
                        && registry.city().instance().equals(member.instance())
                ? application
                : null;
    }

    public List<Route> routes() {
        return routes.values().stream().flatMap(each -> each.values().stream()).toList();
    }
}
