package id.simpul.gateway.dataplane;

import id.simpul.gateway.subscription.RefusedSubscriptionException;
import id.simpul.hub.connector.Intake;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.message.Headers;
import id.simpul.hub.message.Reply;
import id.simpul.hub.registry.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import tools.jackson.databind.json.JsonMapper;

/** What the doors for an application's own subscriptions share: who asks, and what goes wrong. */
@Component
class OwnDoor {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final Caller caller;
    private final Answers answers;

    OwnDoor(Caller caller, Answers answers) {
        this.caller = caller;
        this.answers = answers;
    }

    /** Makes the answer to an application that is known. */
    @FunctionalInterface
    interface Work {
        Reply of(String application, String subscription) throws FaultException, RefusedSubscriptionException;
    }

    /** The answer to the application that asks; a problem where it is unknown, wrong, or the database is away (503). */
    Reply answer(Intake.Request request, Work work) {
        try {
            return work.of(caller.of(request).code(), request.variables().getOrDefault("code", ""));
        } catch (FaultException refused) {
            return answers.problem(refused.fault(), request);
        } catch (RefusedSubscriptionException wrong) {
            Fault fault = Fault.caller(FaultCode.ISI_TIDAK_SAH, String.valueOf(wrong.getMessage()));
            return answers.problem(fault, request, Map.of("problems", fields(wrong.problems())));
        } catch (DataAccessException | TransactionException away) {
            return answers.problem(
                    Fault.busy(FaultCode.DATA_HUB_TIDAK_TERJANGKAU, "The database is not reached.", RETRY), request);
        }
    }

    private static List<Map<String, String>> fields(List<Problem> problems) {
        return problems.stream()
                .map(each -> Map.of("field", each.field(), "expected", each.expected(), "found", each.found()))
                .toList();
    }

    /** JSON that nobody keeps. */
    static Reply json(int status, Object body) {
        Headers headers = Headers.of(Map.of("Content-Type", "application/json", "Cache-Control", "no-store"));
        return new Reply(status, headers, JSON.writeValueAsBytes(body));
    }
}
