package id.simpul.hub.registry.yaml;

import id.simpul.hub.registry.Agency;
import id.simpul.hub.registry.Agreement;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.Change;
import id.simpul.hub.registry.City;
import id.simpul.hub.registry.Problem;
import id.simpul.hub.registry.Registry;
import id.simpul.hub.registry.rows.Assembly;
import id.simpul.hub.registry.rows.Difference;
import id.simpul.hub.registry.rows.Row;
import id.simpul.hub.registry.rows.Rows;
import id.simpul.hub.registry.yaml.Draft.AgencyPart;
import id.simpul.hub.registry.yaml.Draft.CityPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lays a draft over the registry: the part of each agency that has a file is replaced, all other parts stay; then the
 * whole is judged.
 */
public final class Merge {
    private final Registry current;
    private final Draft draft;
    private final Problems problems = new Problems();
    private final Set<String> replaced;

    private Merge(Registry current, Draft draft) {
        this.current = current;
        this.draft = draft;
        this.replaced =
                draft.agencies().stream().map(each -> each.agency().code()).collect(Collectors.toSet());
    }

    /** The registry as it would be, and what is wrong with it. */
    public record Result(Registry registry, List<Problem> problems) {}

    public static Result of(Registry current, Draft draft) {
        Merge merge = new Merge(current, draft);
        Registry merged = merge.merged();
        merge.checkCity(merged);
        merge.checkBasis();
        merge.checkConsumers(merged);
        merge.checkSubscriptions(merged);
        new EventRules(current, draft.places(), merge.problems).check(merged);
        return new Result(merged, merge.problems.all());
    }

    private Registry merged() {
        CityPart city = draft.city();
        Registry loose = new Registry(
                current.version(),
                city == null ? current.city() : city.city(),
                joined(current.agencies(), Agency::code, Agency::code, each -> Stream.of(each.agency())),
                applications(),
                agreements());
        return Assembly.of(current.version(), Rows.of(loose));
    }

    private List<Application> applications() {
        List<Application> kept =
                joined(current.applications(), Application::agency, Application::code, _ -> Stream.of());
        kept.forEach(each -> refuseTaken(Places.application(each.code()), each.agency()));
        return joined(
                current.applications(), Application::agency, Application::code, each -> each.applications().stream());
    }

    private List<Agreement> agreements() {
        Map<String, String> owners =
                current.applications().stream().collect(Collectors.toMap(Application::code, Application::agency));
        Function<Agreement, String> owner = each -> owners.getOrDefault(each.application(), "");
        List<Agreement> kept = joined(current.agreements(), owner, Agreement::id, _ -> Stream.of());
        kept.forEach(each -> refuseTaken(Places.agreement(each.id()), owner.apply(each)));
        return joined(current.agreements(), owner, Agreement::id, each -> each.agreements().stream());
    }

    private <T> List<T> joined(
            List<T> registered,
            Function<T, String> agency,
            Function<T, String> code,
            Function<AgencyPart, Stream<T>> given) {
        List<T> joined = new ArrayList<>();
        registered.stream()
                .filter(each -> !replaced.contains(agency.apply(each)))
                .forEach(joined::add);
        Set<String> taken = joined.stream().map(code).collect(Collectors.toSet());
        draft.agencies().stream()
                .flatMap(given)
                .filter(each -> taken.add(code.apply(each)))
                .forEach(joined::add);
        return joined;
    }

    private void refuseTaken(String what, String agency) {
        if (draft.places().knows(what)) {
            problems.add(draft.places().of(what, agency), "a code used once", what + ", registered by " + agency);
        }
    }

    private void checkCity(Registry merged) {
        if (merged.city().equals(City.NONE)) {
            problems.add(new Spot("city.yaml", 0, "city"), "a city, applied with or before its agencies", "none");
        }
    }

    /** Refuses, with the difference, a file that was exported from a state which is no longer the registered one. */
    private void checkBasis() {
        CityPart city = draft.city();
        if (city != null && !current.city().equals(City.NONE)) {
            String registered = RegistryExport.digest(current.city());
            compare(city.spot(), city.basedOn(), registered, rows(current.city()), rows(city.city()));
        }
        for (AgencyPart each : draft.agencies()) {
            String code = each.agency().code();
            String registered = RegistryExport.digest(current, code);
            if (!registered.isEmpty()) {
                List<Row> given = Rows.of(
                        new Registry(0, City.NONE, List.of(each.agency()), each.applications(), each.agreements()));
                compare(each.spot(), each.basedOn(), registered, Rows.of(current.part(code)), given);
            }
        }
    }

    private static List<Row> rows(City city) {
        return Rows.of(new Registry(0, city, List.of(), List.of(), List.of()));
    }

    private void compare(Spot spot, String basedOn, String digest, List<Row> registered, List<Row> given) {
        List<Change> changes = Difference.between(registered, given).changes();
        if (basedOn.isEmpty() || basedOn.equals(digest) || changes.isEmpty()) {
            return;
        }
        problems.add(spot, digest + ", the state registered now; export again and redo the change", basedOn);
        for (Change each : changes) {
            Spot at = new Spot(spot.file(), spot.line(), (each.what() + " " + each.field()).strip());
            switch (each.kind()) {
                case ADDED -> problems.add(at, "nothing, as registered", "only in the file");
                case ENDED -> problems.add(at, "as registered", "not in the file");
                case CHANGED, REMOVED -> problems.add(at, each.before() + ", as registered", each.after());
            }
        }
    }

    private void checkConsumers(Registry merged) {
        Map<String, String> owners =
                merged.applications().stream().collect(Collectors.toMap(Application::code, Application::agency));
        for (Agreement each : merged.agreements()) {
            if (!each.consumer().isEmpty() && !owners.containsKey(each.consumer())) {
                Spot spot = draft.places()
                        .of(Places.consumer(each.id()), owners.getOrDefault(each.application(), each.application()));
                problems.add(spot, registered("application", each.consumer(), owners.keySet()), each.consumer());
            }
        }
    }

    private void checkSubscriptions(Registry merged) {
        Set<String> published = merged.applications().stream()
                .flatMap(each -> each.publishes().stream())
                .map(Application.EventType::type)
                .collect(Collectors.toSet());
        for (Application application : merged.applications()) {
            for (Application.Subscription each : application.subscriptions()) {
                if (!each.type().isEmpty() && !published.contains(each.type())) {
                    Spot spot = draft.places()
                            .of(Places.subscription(application.code(), each.code()), application.agency());
                    problems.add(spot, registered("published event type", each.type(), published), each.type());
                }
            }
        }
    }

    private static String registered(String thing, String word, Set<String> known) {
        return "a registered " + thing
                + Similar.closest(word, known)
                        .map(near -> "; did you mean " + near + "?")
                        .orElse("");
    }
}
