package id.simpul.connectors.sandbox;

import id.simpul.hub.registry.Agreement;
import id.simpul.hub.registry.Route;
import id.simpul.hub.registry.RouteTable;
import id.simpul.hub.registry.Service.Operation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The calls of the heartbeat: one after the other everything that agreements allow, now and then one that goes wrong. */
final class Beats {
    /** One in so many calls goes wrong. */
    private static final int MISHAP = 8;

    private static final List<String> METHODS = List.of("GET", "POST");
    private static final String STRANGER = "9971070101900000";

    private final List<Beat> regular;
    private final List<List<Beat>> mishaps;

    private Beats(List<Beat> regular, List<List<Beat>> mishaps) {
        this.regular = regular;
        this.mishaps = mishaps;
    }

    /**
     * One call.
     *
     * @param path path and query on the gateway
     */
    record Beat(String consumer, String method, String path) {
        Beat by(String other) {
            return new Beat(other, method, path);
        }
    }

    /** A call that an agreement allows, and what can go wrong with it. */
    private record Allowed(RouteTable table, Route route, Operation operation, String consumer) {}

    /** What the agreements of {@code table} allow on {@code today}, as far as it reads, or writes what has no key. */
    static Beats of(RouteTable table, LocalDate today) {
        List<Allowed> allowed = new ArrayList<>();
        for (Route route : table.routes()) {
            for (Agreement agreement : route.everyAgreement().toList()) {
                if (agreement.covers(today)) {
                    operations(route, agreement)
                            .forEach(each -> allowed.add(new Allowed(table, route, each, agreement.consumer())));
                }
            }
        }
        return new Beats(
                spread(allowed, each -> Optional.of(beat(each, each.operation().example()))),
                List.of(
                        spread(allowed, Beats::byAStranger),
                        spread(allowed, each -> instead(each, STRANGER, "tidak-ada")),
                        spread(allowed, each -> instead(each, Outcome.SLOW.nik(), Outcome.SLOW.key())),
                        spread(allowed, each -> instead(each, Outcome.ERROR.nik(), Outcome.ERROR.key()))));
    }

    private static List<Operation> operations(Route route, Agreement agreement) {
        return route.service().operations().stream()
                .filter(each -> METHODS.contains(each.method()) && agreement.allows(each.code()))
                .filter(each -> each.example().keySet().containsAll(each.path().variables()))
                .toList();
    }

    /** The same call by an application that may not. */
    private static Optional<Beat> byAStranger(Allowed allowed) {
        return allowed.table().registry().agreements().stream()
                .map(Agreement::consumer)
                .filter(each -> !allowed.route().agreements().containsKey(each)
                        && !allowed.route().application().code().equals(each))
                .min(Comparator.naturalOrder())
                .map(each -> beat(allowed, allowed.operation().example()).by(each));
    }

    /** The same call for another key, where it has one. */
    private static Optional<Beat> instead(Allowed allowed, String nik, String key) {
        List<String> variables = allowed.operation().path().variables();
        if (variables.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>(allowed.operation().example());
        boolean resident =
                variables.getLast().equals(allowed.operation().subject().name());
        values.put(variables.getLast(), resident ? nik : key);
        return Optional.of(beat(allowed, values));
    }

    private static Beat beat(Allowed allowed, Map<String, String> values) {
        Map<String, String> rest = new HashMap<>(values);
        String path = allowed.operation().path().toString();
        for (String variable : allowed.operation().path().variables()) {
            String value = encode(rest.remove(variable));
            path = path.replace("{" + variable + "}", value).replace("{+" + variable + "}", value);
        }
        String query = rest.entrySet().stream()
                .map(each -> encode(each.getKey()) + "=" + encode(each.getValue()))
                .sorted()
                .collect(Collectors.joining("&"));
        return new Beat(
                allowed.consumer(),
                allowed.operation().method(),
                "/api/" + allowed.route().name() + path + (query.isEmpty() ? "" : "?" + query));
    }

    private static String encode(@Nullable String text) {
        return URLEncoder.encode(String.valueOf(text), StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** In an order that is always the same, but in which neighbours in the file are none. */
    private static List<Beat> spread(List<Allowed> allowed, Function<Allowed, Optional<Beat>> beat) {
        return allowed.stream()
                .flatMap(each -> beat.apply(each).stream())
                .sorted(Comparator.comparing(each -> Dice.of(each.toString()).digits(9)))
                .toList();
    }

    /** The {@code n}th call, or null where there is nothing to call. */
    @Nullable
    Beat at(int n) {
        int mishap = n / MISHAP;
        return n % MISHAP == MISHAP - 1
                ? pick(mishaps.get(mishap % mishaps.size()), mishap / mishaps.size())
                : pick(regular, n - mishap);
    }

    private static @Nullable Beat pick(List<Beat> beats, int n) {
        return beats.isEmpty() ? null : beats.get(n % beats.size());
    }
}
