package id.simpul.hub.policy.contract;

import id.simpul.hub.message.Call;
import id.simpul.hub.policy.contract.Deviation.Side;
import id.simpul.hub.registry.openapi.DocumentedOperation;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What one operation of a service promises, made ready to be compared with messages. Safe on every thread. */
public final class Contract {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ANY = "*/*";

    /** How often at most a message of one side is looked at. */
    static final Duration SAMPLE_EVERY = Duration.ofSeconds(1);

    private final boolean enforced;
    private final boolean bodyRequired;
    private final List<CheckedParameter> parameters;
    private final Map<String, Schemas.Ready> body = new HashMap<>();
    private final Map<String, Map<String, Schemas.Ready>> responses = new HashMap<>();
    private final Map<Side, AtomicLong> sampled = new EnumMap<>(Side.class);

    private Contract(DocumentedOperation operation, Schemas schemas, boolean enforced) {
        this.enforced = enforced;
        long before = System.nanoTime() - SAMPLE_EVERY.toNanos();
        sampled.put(Side.REQUEST, new AtomicLong(before));
        sampled.put(Side.RESPONSE, new AtomicLong(before));
        bodyRequired = operation.bodyRequired();
        parameters = operation.parameters().stream()
                .map(each -> CheckedParameter.of(each, schemas))
                .toList();
        operation.body().forEach((range, schema) -> body.put(range, schemas.add(schema)));
        operation.responses().forEach((status, ranges) -> {
            Map<String, Schemas.Ready> ready = new HashMap<>();
            ranges.forEach((range, schema) -> ready.put(range, schemas.add(schema)));
            responses.put(status, ready);
        });
    }

    static Contract of(DocumentedOperation operation, Schemas schemas, boolean enforced) {
        return new Contract(operation, schemas, enforced);
    }

    /** Whether a request that deviates is refused. */
    public boolean enforced() {
        return enforced;
    }

    /** Whether a request's body has to be seen before it can pass. */
    public boolean holdsBody() {
        return enforced && (bodyRequired || !body.isEmpty());
    }

    /** Whether a message of {@code side} is due to be looked at; who gets a yes has taken the turn. */
    boolean wantsSample(Side side) {
        AtomicLong last = Objects.requireNonNull(sampled.get(side));
        long then = last.get();
        long now = System.nanoTime();
        return now - then >= SAMPLE_EVERY.toNanos() && last.compareAndSet(then, now);
    }

    /** What of a request's path, query and headers is not as described. */
    public List<Deviation> head(Call call, Map<String, String> variables) {
        Map<String, List<String>> query = QueryText.read(call.query());
        return parameters.stream()
                .flatMap(each -> each.check(variables, query, call.headers()).stream())
                .toList();
    }

    /** What of a request's body is not as described. */
    public List<Deviation> body(@Nullable String contentType, byte[] bytes) {
        if (bytes.length == 0) {
            return bodyRequired ? List.of(new Deviation(Side.REQUEST, "body", "required", "a body")) : List.of();
        }
        return body.isEmpty() ? List.of() : compare(Side.REQUEST, body, contentType, bytes);
    }

    /** What of an answer is not as described; an answer without a described body may have any. */
    public List<Deviation> response(int status, @Nullable String contentType, byte[] bytes) {
        Map<String, Schemas.Ready> described = Stream.of(String.valueOf(status), status / 100 + "XX", "DEFAULT")
                .map(responses::get)
                .filter(each -> each != null)
                .findFirst()
                .orElse(null);
        if (described == null) {
            String known =
                    String.join(", ", responses.keySet().stream().sorted().toList());
            return responses.isEmpty()
                    ? List.of()
                    : List.of(new Deviation(Side.RESPONSE, "status", status + " undescribed", known));
        }
        return described.isEmpty() || bytes.length == 0
                ? List.of()
                : compare(Side.RESPONSE, described, contentType, bytes);
    }

    private static List<Deviation> compare(
            Side side, Map<String, Schemas.Ready> described, @Nullable String contentType, byte[] bytes) {
        String type =
                contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        Schemas.Ready schema = Stream.of(type, type.replaceAll("/.*", "/*"), ANY)
                .map(described::get)
                .filter(each -> each != null)
                .findFirst()
                .orElse(null);
        if (schema == null) {
            String known =
                    String.join(", ", described.keySet().stream().sorted().toList());
            return List.of(new Deviation(side, "header:content-type", "undescribed", known));
        }
        return json(type) ? compareJson(side, schema, bytes) : List.of();
    }

    private static boolean json(String type) {
        return type.equals("application/json") || type.endsWith("+json");
    }

    private static List<Deviation> compareJson(Side side, Schemas.Ready schema, byte[] bytes) {
        try {
            JsonNode value = JSON.readTree(bytes);
            return schema.check(side, "", value);
        } catch (JacksonException broken) {
            return List.of(new Deviation(side, "body", "unreadable", "JSON"));
        }
    }
}
