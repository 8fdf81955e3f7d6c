package id.simpul.gateway.dataplane;

import id.simpul.hub.connector.Intake;
import id.simpul.hub.event.EventBatch;
import id.simpul.hub.event.EventFault;
import id.simpul.hub.event.EventJson;
import id.simpul.hub.event.EventPath;
import id.simpul.hub.event.EventStory;
import id.simpul.hub.event.HeaderText;
import id.simpul.hub.event.KnownEvents;
import id.simpul.hub.message.CallId;
import id.simpul.hub.message.Event;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.message.Headers;
import id.simpul.hub.message.Reply;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** {@code POST /events} (CloudEvents 1.0.2 over HTTP: structured, binary and batched) and {@code GET /events/{id}}. */
@Component
class EventDoor {
    static final int BODY_LIMIT = 1024 * 1024;

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final String CE = "ce-";

    private final Caller caller;
    private final EventPath path;
    private final EventStory stories;
    private final KnownEvents lately;
    private final Answers answers;
    private final Clock clock;

    EventDoor(Caller caller, EventPath path, EventStory stories, KnownEvents lately, Answers answers, Clock clock) {
        this.clock = clock;
        this.caller = caller;
        this.path = path;
        this.stories = stories;
        this.lately = lately;
        this.answers = answers;
    }

    /** Takes an event in: 202 with its address once the log has it. */
    Reply accept(Intake.Request request) {
        try {
            String publisher = caller.of(request).code();
            if (media(request).equals(EventBatch.MEDIA_TYPE)) {
                return acceptAll(request, publisher);
            }
            Event event = event(request);
            return accepted(
                    path.accept(request.id(), publisher, event, request.trace().traceId()), request);
        } catch (FaultException refused) {
            return answers.problem(refused.fault(), request);
        }
    }

    /** All or nothing: what the log took of a batch that failed is recognised when it is repeated. */
    private Reply acceptAll(Intake.Request request, String publisher) throws FaultException {
        List<Event> events = batch(request);
        List<CallId> calls =
                events.stream().map(each -> CallId.at(clock.instant())).toList();
        List<Map<String, String>> told = path
                .acceptAll(calls, publisher, events, request.trace().traceId())
                .stream()
                .map(EventDoor::told)
                .toList();
        return new Reply(202, Headers.of(headers(request)), JSON.writeValueAsBytes(Map.of("events", told)));
    }

    private static List<Event> batch(Intake.Request request) throws FaultException {
        try {
            return EventBatch.read(request.body());
        } catch (IllegalArgumentException wrong) {
            throw unreadable(wrong);
        }
    }

    private static FaultException unreadable(IllegalArgumentException wrong) {
        return new FaultException(
                EventFault.of(FaultCode.PERISTIWA_TIDAK_SAH, String.valueOf(wrong.getMessage())), wrong);
    }

    private static String type(Intake.Request request) {
        return Optional.ofNullable(request.headers().first("content-type")).orElse("");
    }

    private static String media(Intake.Request request) {
        return type(request).split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static Event event(Intake.Request request) throws FaultException {
        try {
            if (media(request).equals(EventJson.MEDIA_TYPE)) {
                return EventJson.read(request.body());
            }
            if (request.headers().first("ce-specversion") != null) {
                return binary(request.headers(), type(request), request.body());
            }
        } catch (IllegalArgumentException wrong) {
            throw unreadable(wrong);
        }
        throw new FaultException(Fault.caller(
                FaultCode.JENIS_ISI_TIDAK_SAH,
                "Send Content-Type: " + EventJson.MEDIA_TYPE + " or " + EventBatch.MEDIA_TYPE
                        + ", or the attributes as ce- headers (ce-specversion: 1.0)."));
    }

    private static Event binary(Headers headers, String contentType, byte[] data) {
        Map<String, String> attributes = new TreeMap<>();
        headers.forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith(CE)) {
                attributes.put(lower.substring(CE.length()), HeaderText.decode(value));
            }
        });
        EventJson.requireVersion(attributes.remove("specversion"));
        return new Event(
                attributes.getOrDefault("id", ""),
                attributes.getOrDefault("source", ""),
                attributes.getOrDefault("type", ""),
                attributes.get("subject"),
                EventJson.time(attributes.get("time")),
                contentType.isEmpty() ? null : contentType,
                attributes.get("dataschema"),
                extensions(attributes),
                data);
    }

    private static Map<String, String> extensions(Map<String, String> attributes) {
        Map<String, String> extensions = new TreeMap<>(attributes);
        for (String each : new String[] {"id", "source", "type", "subject", "time", "dataschema"}) {
            extensions.remove(each);
        }
        return extensions;
    }

    private static Reply accepted(CallId id, Intake.Request request) {
        Map<String, String> headers = headers(request);
        headers.put("Location", address(id));
        return new Reply(202, Headers.of(headers), JSON.writeValueAsBytes(told(id)));
    }

    private static Map<String, String> headers(Intake.Request request) {
        return new TreeMap<>(Map.of(
                "Content-Type",
                "application/json",
                "X-Request-Id",
                request.id().value(),
                "traceparent",
                request.trace().traceparent()));
    }

    private static Map<String, String> told(CallId id) {
        return Map.of("id", id.value(), "status", address(id));
    }

    private static String address(CallId id) {
        return "/events/" + id.value();
    }

    /** Tells the publisher what became of its event; an event of somebody else is not told apart from none. */
    Reply story(Intake.Request request) {
        try {
            String publisher = caller.of(request).code();
            String id = request.variables().getOrDefault("id", "");
            Map<String, Object> told = stories.of(id)
                    .filter(each -> each.publisher().equals(publisher))
                    .map(EventTold::of)
                    .or(() -> lately.type(id, publisher).map(type -> EventTold.accepted(id, type)))
                    .orElseThrow(() -> new FaultException(Fault.caller(
                            FaultCode.PERISTIWA_TIDAK_ADA, "No event of this application has that number.")));
            Headers headers = Headers.of(Map.of("Content-Type", "application/json", "Cache-Control", "no-store"));
            return new Reply(200, headers, JSON.writeValueAsBytes(new LinkedHashMap<>(told)));
        } catch (FaultException refused) {
            return answers.problem(refused.fault(), request);
        } catch (DataAccessException away) {
            Fault fault = Fault.busy(FaultCode.DATA_HUB_TIDAK_TERJANGKAU, "The database is not reached.", RETRY);
            return answers.problem(fault, request);
        }
    }
}
