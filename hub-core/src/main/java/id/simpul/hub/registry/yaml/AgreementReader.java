package id.simpul.hub.registry.yaml;

import id.simpul.hub.registry.Agreement;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.DataClass;
import id.simpul.hub.registry.Hours;
import id.simpul.hub.registry.Limits;
import id.simpul.hub.registry.Service;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the agreements that an agency gives as the owner of the data. */
final class AgreementReader {
    /** An agreement on open data may leave its period out. */
    static final LocalDate ALWAYS_FROM = LocalDate.of(2000, 1, 1);

    static final LocalDate ALWAYS_UNTIL = LocalDate.of(9999, 12, 31);

    private static final List<String> AGREEMENT = List.of(
            "id",
            "consumer",
            "service",
            "event",
            "operations",
            "fields",
            "purpose",
            "basis",
            "from",
            "until",
            "perSecond",
            "burst",
            "perDay",
            "perMonth",
            "concurrency",
            "days",
            "hours",
            "approvedBy");
    private static final Format<String> SERVICE =
            Format.text("[a-z][a-z0-9]{1,31}/[a-z][a-z0-9]{1,31}", "application/service");
    private static final Format<String> EVENT =
            Format.text("[a-z][a-z0-9]{1,31}/[a-z][a-z0-9]*(\\.[a-z][a-z0-9]*){1,5}", "application/event type");

    private final Places places;

    /**
     * What an agency offers to others.
     *
     * @param service null for facts of one type
     */
    private record Offer(DataClass dataClass, @Nullable Service service) {}

    AgreementReader(Places places) {
        this.places = places;
    }

    List<Agreement> read(Fields file, List<Application> applications) {
        Map<String, Offer> offered = new TreeMap<>();
        applications.forEach(application -> offers(application, offered));
        List<Agreement> agreements = new ArrayList<>();
        for (Fields each : file.mappings("agreements", AGREEMENT)) {
            Agreement agreement = agreement(each, offered);
            refuseAmbiguity(each, agreement, agreements);
            agreements.add(agreement);
        }
        return agreements;
    }

    private static void offers(Application application, Map<String, Offer> offered) {
        String prefix = application.code() + "/";
        application
                .services()
                .forEach(each -> offered.putIfAbsent(prefix + each.code(), new Offer(each.dataClass(), each)));
        application
                .publishes()
                .forEach(each -> offered.putIfAbsent(prefix + each.type(), new Offer(each.dataClass(), null)));
    }

    private static Set<String> named(Set<String> offered, boolean events) {
        return offered.stream()
                .filter(each -> events == (each.indexOf('.') >= 0))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Agreement agreement(Fields fields, Map<String, Offer> offered) {
        boolean event = fields.has("event");
        String field = event ? "event" : "service";
        String name = fields.required(field, event ? EVENT : SERVICE);
        if (event && fields.has("service")) {
            fields.problem("service", "service or event, not both", "both");
        }
        @Nullable Offer offer = offered.get(name);
        if (offer == null && !name.isEmpty()) {
            fields.problem(field, Similar.expected(name, named(offered.keySet(), event)), name);
        }
        String consumer = fields.required("consumer", Format.CODE);
        Agreement agreement = agreement(fields, consumer, name, offer);
        checkPeriod(fields, agreement);
        Once.note(places, Places.agreement(agreement.id()), fields, "id", agreement.id());
        places.note(Places.consumer(agreement.id()), fields.spot("consumer"));
        return agreement;
    }

    private static Agreement agreement(Fields fields, String consumer, String name, @Nullable Offer offer) {
        boolean personal = offer != null && offer.dataClass().personal();
        int slash = Math.max(name.indexOf('/'), 0);
        String id = consumer + "-" + name.replace('/', '-');
        return new Agreement(
                fields.optional("id", Format.AGREEMENT_ID, id),
                consumer,
                name.substring(0, slash),
                name.substring(Math.min(slash + 1, name.length())),
                operations(fields, offer == null ? null : known(offer)),
                fields.list("fields", Format.FIELD),
                demanded(fields, "purpose", Format.TEXT, "", personal),
                demanded(fields, "basis", Format.TEXT, "", personal),
                demanded(fields, "from", Format.DATE, ALWAYS_FROM, personal),
                demanded(fields, "until", Format.DATE, ALWAYS_UNTIL, personal),
                limits(fields),
                hours(fields),
                fields.required("approvedBy", Format.NAME));
    }

    private static Limits limits(Fields fields) {
        int perSecond = fields.optional("perSecond", Format.number(1, 100_000), Limits.STANDARD_PER_SECOND);
        Limits standard = Limits.of(perSecond);
        Format<Integer> quota = Format.number(1, 2_000_000_000);
        return new Limits(
                perSecond,
                fields.optional("burst", Format.number(1, 200_000), standard.burst()),
                fields.optional("perDay", quota, standard.perDay()),
                fields.optional("perMonth", quota, standard.perMonth()),
                fields.optional("concurrency", Format.number(1, 10_000), standard.concurrency()));
    }

    private static Hours hours(Fields fields) {
        List<String> days = fields.list("days", Format.DAY);
        String hours = fields.optional("hours", Format.HOURS, "");
        return days.contains("") ? Hours.ALWAYS : Hours.of(days, hours);
    }

    /** One consumer may have several on one service, as long as it is clear which one answers for an operation on a day. */
    private static void refuseAmbiguity(Fields fields, Agreement agreement, List<Agreement> before) {
        for (Agreement each : before) {
            if (agreement.ambiguousWith(each) && !agreement.consumer().isEmpty()) {
                fields.problem(
                        "consumer",
                        "one agreement for an operation on a day",
                        agreement.consumer() + " as in " + each.id());
            }
        }
    }

    private static <T> T demanded(Fields fields, String name, Format<T> format, T fallback, boolean personal) {
        return personal ? fields.required(name, format) : fields.optional(name, format, fallback);
    }

    private static List<String> known(Offer offer) {
        return offer.service() == null
                ? List.of(Agreement.HEAR, Agreement.PUBLISH)
                : offer.service().operations().stream()
                        .map(Service.Operation::code)
                        .sorted()
                        .toList();
    }

    private static List<String> operations(Fields fields, @Nullable List<String> known) {
        List<String> operations = fields.list("operations", Format.CODE);
        if (known != null) {
            for (int i = 0; i < operations.size(); i++) {
                String code = operations.get(i);
                if (!code.isEmpty() && !known.contains(code)) {
                    fields.problem(fields.spot("operations", i), Similar.expected(code, known), code);
                }
            }
        }
        return operations;
    }

    private static void checkPeriod(Fields fields, Agreement agreement) {
        boolean broken = agreement.from().equals(Format.DATE.substitute())
                || agreement.until().equals(Format.DATE.substitute());
        if (!broken && agreement.until().isBefore(agreement.from())) {
            fields.problem(
                    "until", "not before " + agreement.from(), agreement.until().toString());
        }
    }
}
