package id.simpul.gateway.subscription;

import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.ApplyReport;
import id.simpul.hub.registry.Author;
import id.simpul.hub.registry.Problem;
import id.simpul.hub.registry.Registry;
import id.simpul.hub.registry.RegistryApply;
import id.simpul.hub.registry.RegistryStore;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Changes an application's subscriptions in the registry, as an apply of its agency's file would: the same is judged, and a
 * change of that part by somebody else meanwhile is not overwritten. What is as it was changes nothing.
 */
@Component
public class SubscriptionDesk {
    /** How many an application may have by its own making; each is a topic. */
    static final int MOST = 100;

    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final int TRIES = 2;

    private final RegistryApply apply;
    private final RegistryStore store;
    private final Clock clock;

    SubscriptionDesk(RegistryApply apply, RegistryStore store, Clock clock) {
        this.apply = apply;
        this.store = store;
        this.clock = clock;
    }

    /** A step on the agency's file; answers what is wrong with it. */
    private interface Step {
        List<Problem> on(Registry current, AgencyFile file) throws FaultException;
    }

    /**
     * Adds a subscription.
     *
     * @param body as the registry's file has it, or with {@code endpoint: {url}} in place of the connection
     * @throws FaultException where there is one of that code, no agreement, or the registry changed meanwhile
     * @throws RefusedSubscriptionException where fields are wrong
     * @throws org.springframework.dao.DataAccessException where the database is away
     */
    public void create(String application, String code, Map<String, Object> body, String who)
            throws FaultException, RefusedSubscriptionException {
        change(application, code, new Author(who, "subscription " + code + " added"), (current, file) -> {
            if (file.subscription(code).isPresent()) {
                throw taken(code + ": there already (expected: another code, or PUT)");
            }
            if (file.subscriptions().size() >= MOST) {
                throw taken("subscriptions: " + MOST + " (expected: fewer before one is added)");
            }
            requireAgreement(current, application, body);
            return new SubscriptionChange(file, code).put(body);
        });
    }

    private static FaultException taken(String detail) {
        return new FaultException(Fault.caller(FaultCode.LANGGANAN_SUDAH_ADA, detail));
    }

    /** Replaces a subscription; throws as {@link #create}, and where there is none of that code. */
    public void replace(String application, String code, Map<String, Object> body, String who)
            throws FaultException, RefusedSubscriptionException {
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("code", code);
        whole.putAll(body);
        if (!code.equals(whole.get("code"))) {
            throw new RefusedSubscriptionException(
                    List.of(new Problem("", 0, "code", code + ", as in the address", "another")));
        }
        change(application, code, new Author(who, "subscription " + code + " changed"), (current, file) -> {
            requireSubscription(file, code);
            requireAgreement(current, application, whole);
            return new SubscriptionChange(file, code).put(whole);
        });
    }

    /** Ends a subscription; what it was owed expires. */
    public void end(String application, String code, String who) throws FaultException, RefusedSubscriptionException {
        change(application, code, new Author(who, "subscription " + code + " ended"), (_, file) -> {
            requireSubscription(file, code);
            new SubscriptionChange(file, code).remove();
            return List.of();
        });
    }

    private static void requireSubscription(AgencyFile file, String code) throws FaultException {
        if (file.subscription(code).isEmpty()) {
            throw none();
        }
    }

    /** No subscription of that name. */
    static FaultException none() {
        return new FaultException(
                Fault.caller(FaultCode.LANGGANAN_TIDAK_ADA, "This application has no subscription of that name."));
    }

    private void change(String application, String code, Author author, Step step)
            throws FaultException, RefusedSubscriptionException {
        for (int tries = 1; tries <= TRIES; tries++) {
            Registry current = store.current();
            AgencyFile file = AgencyFile.of(current, application).orElseThrow(SubscriptionDesk::unready);
            refuse(step.on(current, file));
            ApplyReport report = apply.apply(file.files(), false, author);
            if (report.problems().stream().noneMatch(each -> each.field().equals("basedOn"))) {
                refuse(report.problems().stream()
                        .map(each -> file.told(each, code))
                        .toList());
                return;
            }
        }
        throw new FaultException(
                Fault.caller(FaultCode.REGISTRI_BERUBAH, "The agency's part of the registry changed meanwhile."));
    }

    private static FaultException unready() {
        return new FaultException(
                Fault.busy(FaultCode.RUTE_TIDAK_SIAP, "The registry does not know the application yet.", RETRY));
    }

    private static void refuse(List<Problem> problems) throws RefusedSubscriptionException {
        if (!problems.isEmpty()) {
            throw new RefusedSubscriptionException(problems);
        }
    }

    /** Whoever wants to hear of another's facts needs an agreement; a type that nobody announces is told by the registry. */
    private void requireAgreement(Registry current, String application, Map<String, Object> body)
            throws FaultException {
        String type = Objects.toString(body.get("type"), "");
        Set<String> publishers = current.applications().stream()
                .filter(each ->
                        each.publishes().stream().anyMatch(one -> one.type().equals(type)))
                .map(Application::code)
                .collect(Collectors.toSet());
        LocalDate today = LocalDate.ofInstant(clock.instant(), current.city().zone());
        boolean agreed = current.agreements().stream()
                .anyMatch(each -> each.mayHear()
                        && each.consumer().equals(application)
                        && each.service().equals(type)
                        && publishers.contains(each.application())
                        && each.covers(today));
        if (!publishers.isEmpty() && !publishers.contains(application) && !agreed) {
            throw new FaultException(Fault.caller(
                    FaultCode.PERJANJIAN_TIDAK_ADA,
                    "type: no agreement is in force for it; ask its owner for one at /pengembang."));
        }
    }
}
