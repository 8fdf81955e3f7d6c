package id.simpul.gateway.admin;

import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultStatus;
import id.simpul.hub.message.Problem;
import id.simpul.hub.message.TraceContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers with a problem (RFC 9457) in the catalogue's words. */
@Component
class AdminProblems {
    private static final Locale INDONESIAN = Locale.of("id");

    private final JsonMapper json;

    AdminProblems(JsonMapper json) {
        this.json = json;
    }

    void answer(HttpServletRequest request, HttpServletResponse response, Fault fault) throws IOException {
        answer(request, response, fault, Map.of());
    }

    /** Answers with {@code fault} and members of this API's own. */
    void answer(HttpServletRequest request, HttpServletResponse response, Fault fault, Map<String, ?> more)
            throws IOException {
        Map<String, Object> members =
                Problem.of(fault, locale(request), traceId(request), "").members();
        members.putAll(more);
        if (fault.retryAfter() != null) {
            response.setHeader("Retry-After", Long.toString(fault.retryAfter().toSeconds()));
        }
        response.setStatus(FaultStatus.of(fault.code()));
        response.setContentType("application/problem+json");
        response.getOutputStream().write(json.writeValueAsBytes(members));
    }

    private static Locale locale(HttpServletRequest request) {
        return request.getHeader("Accept-Language") == null ? INDONESIAN : request.getLocale();
    }

    private static String traceId(HttpServletRequest request) {
        return TraceContext.of(request.getHeader("traceparent")).traceId();
    }
}
