package id.simpul.gateway.dataplane;

import id.simpul.hub.connector.Intake;
import id.simpul.hub.ledger.Receipts;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.message.Headers;
import id.simpul.hub.message.Reply;
import id.simpul.hub.policy.Client;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What third parties hold the hub to: {@code GET /receipts/{id}} for the parties of a call, {@code GET /checkpoints} and
 * {@code GET /checkpoints/keys} for everybody.
 */
@Component
class EvidenceDoor {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration RETRY = Duration.ofSeconds(2);
    /** Checkpoints are made at most every ten seconds. */
    private static final Duration NEXT_CHECKPOINT = Duration.ofSeconds(10);

    private static final int PAGE = 100;

    private final Caller caller;
    private final Receipts receipts;
    private final Answers answers;

    EvidenceDoor(Caller caller, Receipts receipts, Answers answers) {
        this.caller = caller;
        this.receipts = receipts;
        this.answers = answers;
    }

    /** The receipt of a call; a call of others is not told apart from none. */
    Reply receipt(Intake.Request request) {
        return guarded(request, () -> {
            Client client = caller.of(request);
            String id = request.variables().getOrDefault("id", "");
            Receipts.Issue issue = receipts.of(id)
                    .filter(each -> each.concerns(client.code()))
                    .orElseThrow(() -> new FaultException(Fault.caller(
                            FaultCode.BUKTI_TIDAK_ADA,
                            "The ledger has no call of this application with that number.")));
            byte[] receipt = issue.receipt();
            if (receipt == null) {
                throw new FaultException(
                        Fault.busy(FaultCode.BUKTI_BELUM_SIAP, "No checkpoint covers the call yet.", NEXT_CHECKPOINT));
            }
            return new Reply(
                    200,
                    Headers.of(Map.of(
                            "Content-Type",
                            "application/json",
                            "Content-Disposition",
                            "attachment; filename=\"" + id.replaceAll("[^0-9a-zA-Z-]", "") + ".json\"",
                            "Cache-Control",
                            "private, max-age=86400")),
                    receipt);
        });
    }

    /** The newest checkpoint of each partition. */
    Reply checkpoints(Intake.Request request) {
        return guarded(request, () -> heads(receipts.newest()));
    }

    /** Checkpoints of one partition behind a size, the smallest first. */
    Reply checkpointsAfter(Intake.Request request) {
        return guarded(request, () -> {
            int partition = (int) number(request, "partition", 10_000);
            return heads(receipts.after(partition, number(request, "size", Long.MAX_VALUE), PAGE));
        });
    }

    /** The city's public keys, a line each (C2SP signed-note, verifier keys). */
    Reply keys(Intake.Request request) {
        return guarded(
                request,
                () -> new Reply(
                        200,
                        Headers.of(Map.of("Content-Type", "text/plain; charset=utf-8", "Cache-Control", "max-age=300")),
                        (String.join("\n", receipts.verifierKeys()) + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    private static long number(Intake.Request request, String name, long most) throws FaultException {
        String text = request.variables().getOrDefault(name, "");
        if (text.matches("\\d{1,18}") && Long.parseLong(text) <= most) {
            return Long.parseLong(text);
        }
        throw new FaultException(
                Fault.caller(FaultCode.ALAMAT_TIDAK_SAH, name + ": no such number (expected: digits)"));
    }

    private static Reply heads(List<Receipts.Head> heads) {
        List<Map<String, Object>> list = heads.stream()
                .map(each -> {
                    Map<String, Object> head = new LinkedHashMap<>();
                    head.put("partition", each.partition());
                    head.put("size", each.size());
                    head.put("note", each.note());
                    return head;
                })
                .toList();
        Headers headers = Headers.of(Map.of("Content-Type", "application/json", "Cache-Control", "max-age=5"));
        return new Reply(200, headers, JSON.writeValueAsBytes(Map.of("checkpoints", list)));
    }

    @FunctionalInterface
    private interface Question {
        Reply answer() throws FaultException;
    }

    private Reply guarded(Intake.Request request, Question question) {
        try {
            return question.answer();
        } catch (FaultException refused) {
            return answers.problem(refused.fault(), request);
        } catch (DataAccessException away) {
            Fault fault = Fault.busy(FaultCode.DATA_HUB_TIDAK_TERJANGKAU, "The database is not reached.", RETRY);
            return answers.problem(fault, request);
        }
    }
}
