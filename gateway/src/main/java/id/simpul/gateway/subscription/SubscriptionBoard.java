package id.simpul.gateway.subscription;

import id.simpul.hub.event.Balance;
import id.simpul.hub.event.BalanceBoard;
import id.simpul.hub.event.EndpointVerification;
import id.simpul.hub.event.EventTable;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.City;
import id.simpul.hub.registry.Registry;
import id.simpul.hub.registry.RouteTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** An application's subscriptions in force, in the words in which it changes them, and how each fares. */
@Component
public class SubscriptionBoard {
    private final EventTable table;
    private final EndpointVerification verification;
    private final BalanceBoard balances;

    SubscriptionBoard(EventTable table, EndpointVerification verification, BalanceBoard balances) {
        this.table = table;
        this.verification = verification;
        this.balances = balances;
    }

    /**
     * Every subscription of an application, in its order.
     *
     * @throws org.springframework.dao.DataAccessException where the database was never reached
     */
    public List<Map<String, Object>> all(String application) throws FaultException {
        List<Map<String, Object>> all = new ArrayList<>();
        Optional<AgencyFile> file = file(application);
        if (file.isPresent()) {
            for (Map<String, Object> each : file.get().subscriptions()) {
                all.add(told(application, each, file.get()));
            }
        }
        return all;
    }

    /** One subscription; throws {@link FaultException} where the application has none of that code. */
    public Map<String, Object> one(String application, String code) throws FaultException {
        require(application, code);
        AgencyFile file = file(application).orElseThrow(SubscriptionDesk::none);
        return told(application, file.subscription(code).orElseThrow(SubscriptionDesk::none), file);
    }

    /** Refuses a code that the application has no subscription of. */
    public void require(String application, String code) throws FaultException {
        if (table.subscriber(application + "/" + code) == null) {
            throw SubscriptionDesk.none();
        }
    }

    private Optional<AgencyFile> file(String application) {
        RouteTable now = table.table();
        return now == null ? Optional.empty() : AgencyFile.of(lean(now.registry(), application), application);
    }

    /** With nothing in it but what is asked for. */
    private static Registry lean(Registry registry, String application) {
        List<Application> applications = registry.applications().stream()
                .filter(each -> each.code().equals(application))
                .map(each -> new Application(
                        each.code(),
                        each.agency(),
                        each.name(),
                        each.connections(),
                        List.of(),
                        List.of(),
                        each.subscriptions()))
                .toList();
        return new Registry(registry.version(), City.NONE, registry.agencies(), applications, List.of());
    }

    private Map<String, Object> told(String application, Map<String, Object> subscription, AgencyFile file)
            throws FaultException {
        Map<String, Object> told = new LinkedHashMap<>(subscription);
        String code = String.valueOf(told.get("code"));
        if (code.equals(told.get("connection"))) {
            file.address(code).ifPresent(url -> {
                told.remove("connection");
                told.put("endpoint", Map.of("url", url));
            });
        }
        boolean pushed = told.putIfAbsent("mode", "push") == null;
        Map<String, Object> state = pushed ? endpoint(application, code) : new LinkedHashMap<>();
        count(state, application, code);
        told.put("state", state);
        return told;
    }

    /**
     * Whether the address proved itself: {@code verified}, and where there was a try {@code verifiedAt}, {@code lastTriedAt}
     * and the {@code reason} of its failing.
     */
    public Map<String, Object> endpoint(String application, String code) throws FaultException {
        EndpointVerification.State endpoint = verification.state(application, code);
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("verified", endpoint.verified());
        put(state, "verifiedAt", endpoint.verifiedAt());
        put(state, "lastTriedAt", endpoint.lastTriedAt());
        if (!endpoint.reason().isEmpty()) {
            state.put("reason", endpoint.reason());
        }
        return state;
    }

    private void count(Map<String, Object> state, String application, String code) {
        balances.latest()
                .ifPresent(look -> look.balances().stream()
                        .filter(each -> each.name().equals(application + "/" + code))
                        .findFirst()
                        .ifPresent(each -> {
                            state.put("countedAt", look.at().toString());
                            put(state, each);
                        }));
    }

    private static void put(Map<String, Object> state, Balance balance) {
        Map<String, Object> backlog = new LinkedHashMap<>();
        backlog.put("waiting", balance.waiting());
        backlog.put("setAside", balance.setAside());
        backlog.put("parked", balance.parked());
        put(backlog, "oldest", balance.oldest());
        state.put("accepted", balance.accepted());
        state.put("delivered", balance.delivered());
        state.put("expired", balance.expired());
        state.put("backlog", backlog);
        if (!balance.stalled().isEmpty()) {
            state.put("stalled", balance.stalled());
            put(state, "stalledSince", balance.stalledSince());
        }
    }

    private static void put(Map<String, Object> into, String name, @Nullable Object value) {
        if (value != null) {
            into.put(name, value.toString());
        }
    }
}
