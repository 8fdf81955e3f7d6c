package id.simpul.hub.event;

import id.simpul.hub.event.EventTable.Published;
import id.simpul.hub.message.Event;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.policy.contract.DataSchema;
import id.simpul.hub.policy.contract.Deviation;
import id.simpul.hub.registry.Application.EventType;
import id.simpul.hub.registry.RouteTable;
import id.simpul.hub.registry.RouteTableListener;
import id.simpul.hub.registry.yaml.Similar;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Holds an event that arrives against the type that the registry knows: who may publish it, and what its data looks like. */
@Component
class TypeContract implements RouteTableListener {
    private static final int TOLD = 3;
    private static final int NAMED = 8;
    /** The version at the end of a schema's address: {@code 1}, {@code v1} or {@code 1.2} behind a separator. */
    private static final Pattern VERSION = Pattern.compile("(?:^|[/:#=])[vV]?(\\d{1,4})(?:\\.\\d{1,4})*$");

    private final EventTable table;
    private final Map<String, DataSchema> schemas = new ConcurrentHashMap<>();

    TypeContract(EventTable table) {
        this.table = table;
    }

    /** Forgets the schemas that {@code table} does not have any more. */
    @Override
    public void accept(RouteTable table) {
        Set<String> used = table.registry().applications().stream()
                .flatMap(each -> each.publishes().stream())
                .map(EventType::schema)
                .collect(Collectors.toSet());
        schemas.keySet().retainAll(used);
    }

    /**
     * The type of {@code event} as {@code publisher} may publish it on {@code day}.
     *
     * @throws FaultException where nobody declares it, the publisher may not, or the data is not as its schema says
     */
    Published check(String publisher, Event event, LocalDate day) throws FaultException {
        Published published = table.published(publisher, event.type(), day);
        if (published == null) {
            throw new FaultException(refused(publisher, event.type(), day));
        }
        checkVersion(event, published.type());
        if (!published.type().schema().isEmpty()) {
            checkData(event, published.type());
        }
        return published;
    }

    /** Whether {@code event}, of a type that {@code owner} declares, is as the type says now; false where it is declared no more. */
    boolean fits(String owner, Event event) {
        Published declared = table.declared(owner, event.type());
        if (declared == null || declared.type().schema().isEmpty()) {
            return declared != null;
        }
        try {
            checkData(event, declared.type());
            return true;
        } catch (FaultException unlike) {
            return false;
        }
    }

    private Fault refused(String publisher, String type, LocalDate day) {
        if (table.declared(type)) {
            return Fault.callerOn(
                    FaultCode.PERISTIWA_TIDAK_DIIZINKAN,
                    "type",
                    "type: Application " + publisher
                            + " does not publish this type, and no agreement in force today lets it (operations: [publish]).");
        }
        List<String> known = table.publishable(publisher, day);
        String near = Similar.closest(type, known)
                .map(each -> "; did you mean " + each + "?")
                .orElse("");
        String choice = known.isEmpty()
                ? "a type that the registry lets " + publisher + " publish: none yet"
                : "one of "
                        + known.stream().limit(NAMED).collect(Collectors.joining(", "))
                        + (known.size() > NAMED ? ", ..." : "");
        return EventFault.of(
                FaultCode.PERISTIWA_JENIS_TIDAK_DIKENAL,
                "type: a type that nobody declares (expected: " + choice + near + ")");
    }

    private static void checkVersion(Event event, EventType type) throws FaultException {
        Matcher named = VERSION.matcher(event.dataSchema() == null ? "" : event.dataSchema());
        if (named.find() && Integer.parseInt(named.group(1)) != type.major()) {
            throw new FaultException(EventFault.of(
                    FaultCode.PERISTIWA_TIDAK_SAH,
                    "dataschema: major version " + named.group(1) + " (expected: " + type.major() + ", as version "
                            + type.version() + " is registered)"));
        }
    }

    private void checkData(Event event, EventType type) throws FaultException {
        String media = event.dataContentType();
        if (media != null && !EventJson.isJson(media)) {
            throw unlike("datacontenttype: not JSON (expected: application/json, as the type has a schema)");
        }
        if (event.data().length == 0) {
            throw unlike("data: nothing (expected: data, as the type has a schema)");
        }
        List<Deviation> deviations;
        try {
            deviations = schema(type.schema()).check(event.data());
        } catch (IllegalArgumentException notJson) {
            throw unlike("data: not well-formed JSON in UTF-8 (expected: JSON, as the type has a schema)");
        }
        if (!deviations.isEmpty()) {
            throw unlike("data: "
                    + deviations.stream().limit(TOLD).map(Deviation::sentence).collect(Collectors.joining("; "))
                    + (deviations.size() > TOLD ? "; and " + (deviations.size() - TOLD) + " more" : ""));
        }
    }

    private static FaultException unlike(String text) {
        return new FaultException(EventFault.of(FaultCode.PERISTIWA_DATA_TIDAK_SESUAI, text));
    }

    /** Made outside of any lock: twice at worst, and nobody waits for somebody else's. */
    private DataSchema schema(String text) {
        DataSchema made = schemas.get(text);
        if (made == null) {
            made = DataSchema.of(text);
            schemas.put(text, made);
        }
        return made;
    }
}
