package id.simpul.gateway.facet;

import id.simpul.hub.registry.Agreement;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.Member;
import id.simpul.hub.registry.Route;
import id.simpul.hub.registry.RouteTable;
import id.simpul.hub.registry.Service;
import id.simpul.hub.registry.openapi.OpenApiOf;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the lists of both facets are made from. */
final class Lists {
    private Lists() {}

    /** A service, with the operations that the list is about. */
    record Offer(Service service, List<Service.Operation> operations) {}

    /** Every application that stands in the registry, with how X-Road names it, in the order of the names. */
    static List<Application> applications(RouteTable table) {
        return table.registry().applications().stream()
                .sorted(Comparator.comparing(Application::agency).thenComparing(Application::code))
                .toList();
    }

    /** All that {@code provider} offers; nothing where it is unknown. */
    static List<Offer> offers(RouteTable table, @Nullable Member provider) {
        Application application = provider == null ? null : table.application(provider);
        return application == null
                ? List.of()
                : application.services().stream()
                        .sorted(Comparator.comparing(Service::code))
                        .map(each -> new Offer(each, each.operations()))
                        .toList();
    }

    /** What of it {@code consumer} may call on {@code day} by agreement. */
    static List<Offer> allowed(RouteTable table, @Nullable Member provider, @Nullable String consumer, LocalDate day) {
        return offers(table, provider).stream()
                .map(each -> new Offer(each.service(), allowed(table, provider, each, consumer, day)))
                .filter(each -> !each.operations().isEmpty())
                .toList();
    }

    private static List<Service.Operation> allowed(
            RouteTable table, @Nullable Member provider, Offer offer, @Nullable String consumer, LocalDate day) {
        Route route = provider == null || consumer == null
                ? null
                : table.route(provider.application(), offer.service().code());
        if (route == null) {
            return List.of();
        }
        return offer.operations().stream()
                .filter(each -> {
                    Agreement agreement = route.agreement(String.valueOf(consumer), each.code(), day);
                    return agreement != null && agreement.covers(day) && agreement.allows(each.code());
                })
                .toList();
    }

    /** Method and path of each operation; an empty path is the service's own address. */
    static List<Map<String, String>> endpoints(Offer offer) {
        return offer.operations().stream().map(Lists::endpoint).toList();
    }

    private static Map<String, String> endpoint(Service.Operation operation) {
        Map<String, String> endpoint = new LinkedHashMap<>();
        endpoint.put("method", operation.method());
        endpoint.put("path", path(operation));
        return endpoint;
    }

    private static String path(Service.Operation operation) {
        String path = operation.path().toString().replace("{+", "{");
        return path.isEmpty() ? "/" : path;
    }

    /** The document of one service, or null where there is no such service. */
    static @Nullable String document(RouteTable table, @Nullable Member provider, String service, String server) {
        Application application = provider == null ? null : table.application(provider);
        Route route = application == null ? null : table.route(application.code(), service);
        return application == null || route == null
                ? null
                : OpenApiOf.text(
                        route.agency(),
                        application,
                        route.service(),
                        server + "/r1/" + provider + "/" + route.service().code());
    }
}
