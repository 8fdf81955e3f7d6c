package id.simpul.gateway.developer;

import id.simpul.hub.registry.Route;
import id.simpul.hub.registry.Service.Operation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A reading call that the sandbox of a service answers with 200. */
record SampleCall(String operation, String url) {

    /** The operation with the shortest path that only reads and whose example fills that path; none where nothing may be told as one. */
    static Optional<SampleCall> of(Route route, String gateway) {
        return of(route, gateway, List.of());
    }

    /** The same among some operations, by code; empty: all. */
    static Optional<SampleCall> of(Route route, String gateway, List<String> operations) {
        return route.connection().sandbox()
                ? route.service().operations().stream()
                        .filter(SampleCall::complete)
                        .filter(each -> operations.isEmpty() || operations.contains(each.code()))
                        .min(Comparator.comparingInt(
                                each -> each.path().toString().length()))
                        .map(each -> new SampleCall(each.code(), gateway + "/api/" + route.name() + path(each)))
                : Optional.empty();
    }

    private static boolean complete(Operation operation) {
        return operation.method().equals("GET")
                && operation.example().keySet().containsAll(operation.path().variables());
    }

    private static String path(Operation operation) {
        Map<String, String> rest = new TreeMap<>(operation.example());
        String path = operation.path().toString();
        for (String each : operation.path().variables()) {
            String value = encoded(String.valueOf(rest.remove(each)));
            path = path.replace("{" + each + "}", value).replace("{+" + each + "}", value);
        }
        String query = rest.entrySet().stream()
                .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
