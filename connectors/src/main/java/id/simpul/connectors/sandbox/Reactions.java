package id.simpul.connectors.sandbox;

import id.simpul.connectors.sandbox.SimulatedApplication.Reaction;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the simulated applications do with events that they took in: after a while they announce one of their own. */
@Component
@Conditional(SampleCity.class)
class Reactions implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Reactions.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration AGAIN = Duration.ofSeconds(3);
    private static final int TRIES = 20;

    private final ForeignApplications applications;
    private final Residents residents;
    private final Clock clock;
    private volatile boolean closed;

    Reactions(ForeignApplications applications, Residents residents, Clock clock) {
        this.applications = applications;
        this.residents = residents;
        this.clock = clock;
    }

    /** Begins what {@code application} does after it took in a delivery. */
    void begin(SimulatedApplication application, List<Reaction> reactions, Map<String, String> headers, byte[] body) {
        Map<String, String> values = values(headers, body);
        for (Reaction each : reactions) {
            byte[] event = event(application, each, values);
            schedule(application.code(), event, each.after(), TRIES);
        }
    }

    private void schedule(String application, byte[] event, Duration after, int tries) {
        CompletableFuture.delayedExecutor(after.toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread)
                .execute(() -> publish(application, event, tries));
    }

    private void publish(String application, byte[] event, int tries) {
        int status = 0;
        if (closed) {
            return;
        }
        try {
            status = applications.publish(application, event);
        } catch (IOException away) {
            LOG.debug("the gateway did not answer {}", application);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return;
        }
        boolean final400 = status >= 400 && status < 500 && status != 401 && status != 429;
        if (status != 202 && !final400 && tries > 1) {
            schedule(application, event, AGAIN, tries - 1);
        } else if (status != 202) {
            LOG.warn("an event of the simulated application {} was answered {}", application, status);
        }
    }

    /** The delivered event's attributes by their names, its data by dotted paths behind {@code data.}. */
    private Map<String, String> values(Map<String, String> headers, byte[] body) {
        Map<String, String> values = new HashMap<>();
        values.put("sekarang", clock.instant().toString());
        headers.forEach((name, value) -> values.put(name.startsWith("ce-") ? name.substring(3) : name, value));
        JsonNode root = tree(body);
        boolean structured = headers.getOrDefault("content-type", "").startsWith("application/cloudevents");
        if (structured) {
            root.properties()
                    .forEach(each -> values.put(each.getKey(), each.getValue().asString("")));
        }
        flatten("data", structured ? root.path("data") : root, values);
        return values;
    }

    private static JsonNode tree(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException notJson) {
            return JSON.createObjectNode();
        }
    }

    private static void flatten(String path, JsonNode node, Map<String, String> values) {
        if (node.isObject()) {
            node.properties().forEach(each -> flatten(path + "." + each.getKey(), each.getValue(), values));
        } else if (!node.isMissingNode() && !node.isNull()) {
            values.put(path, node.asString(""));
        }
    }

    private byte[] event(SimulatedApplication application, Reaction reaction, Map<String, String> values) {
        Dice dice = Dice.of(reaction.type() + values.get("webhook-id"));
        Draw draw = new Draw(values, null, () -> residents.anybody(dice), dice, 1);
        Map<String, @Nullable Object> event = new LinkedHashMap<>();
        event.put("specversion", "1.0");
        event.put("id", values.get("webhook-id") + "-" + reaction.type());
        event.put("source", "/" + application.code());
        event.put("type", reaction.type());
        event.put("subject", Objects.toString(reaction.subject().fill(draw), ""));
        event.put("time", clock.instant().toString());
        if (reaction.attributes().fill(draw) instanceof Map<?, ?> attributes) {
            attributes.forEach((name, value) -> event.put(String.valueOf(name), value));
        }
        event.put("data", reaction.data().fill(draw));
        return JSON.writeValueAsBytes(event);
    }

    @Override
    public void close() {
        closed = true;
    }
}
