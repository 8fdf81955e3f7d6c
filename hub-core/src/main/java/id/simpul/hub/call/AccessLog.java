package id.simpul.hub.call;

import id.simpul.hub.registry.Service.Operation;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * One JSON object a call, on logger {@code simpul.access}. It is for looking and for log shippers: where the disk cannot
 * follow, lines are dropped and the call goes on; the evidence is in the ledger.
 */
@Component
class AccessLog implements CallObserver {
    private static final Logger LOG = LoggerFactory.getLogger("simpul.access");
    private static final int FIRST_PROBLEM = 400;

    /** Which calls are written. */
    enum Which {
        ALL,
        /** Those that were answered with 400 or more, or broken off. */
        PROBLEMS,
        OFF;

        static Which of(String word) {
            try {
                return valueOf(word.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException unknown) {
                throw new IllegalArgumentException(
                        "SIMPUL_ACCESS_LOG: " + word + " (expected: all, problems or off)", unknown);
            }
        }
    }

    private final Which which;

    AccessLog(@Value("${simpul.access-log:problems}") String which) {
        this.which = Which.of(which);
    }

    @Override
    public void ended(EndedCall call) {
        boolean problem = call.fault() != null || call.status() >= FIRST_PROBLEM;
        if (which == Which.ALL || (which == Which.PROBLEMS && problem)) {
            LOG.info(line(call));
        }
    }

    static String line(EndedCall ended) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("time", ended.call().receivedAt().toString());
        line.put("id", ended.call().id().value());
        line.put("trace", ended.call().trace().traceId());
        line.put("address", ended.call().clientAddress());
        line.put("consumer", ended.consumer() == null ? null : ended.consumer().code());
        line.put(
                "application",
                ended.route() == null ? null : ended.route().application().code());
        line.put(
                "service",
                ended.route() == null ? null : ended.route().service().code());
        Operation operation = ended.operation();
        line.put("operation", operation == null ? null : operation.code());
        line.put("method", ended.call().method());
        line.put("path", operation == null ? null : operation.path().toString());
        line.put("status", ended.status());
        line.put("outcome", ended.outcome());
        line.put("micros", ended.nanos() / 1000);
        line.put("requestBytes", ended.requestBytes());
        line.put("responseBytes", ended.responseBytes());
        return JsonMapper.shared().writeValueAsString(line);
    }
}
