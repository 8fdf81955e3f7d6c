package id.simpul.hub.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The bytes of a record that are journaled, hashed and stored: one JSON object in UTF-8, members in fixed order, nulls left
 * out. One record has one form only; {@link #decode} refuses every other.
 */
final class CanonicalForm {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final byte[] FORMAT = key("v");
    private static final byte[] CALL = key("call");
    private static final byte[] PHASE = key("phase");
    private static final byte[] AT = key("at");
    private static final byte[] NODE = key("node");
    private static final byte[] REGISTRY = key("registry");
    private static final byte[] CONSUMER = key("consumer");
    private static final byte[] CONSUMER_AGENCY = key("consumerAgency");
    private static final byte[] APPLICATION = key("application");
    private static final byte[] PROVIDER_AGENCY = key("providerAgency");
    private static final byte[] SERVICE = key("service");
    private static final byte[] OPERATION = key("operation");
    private static final byte[] METHOD = key("method");
    private static final byte[] TEMPLATE = key("template");
    private static final byte[] AGREEMENT = key("agreement");
    private static final byte[] PURPOSE = key("purpose");
    private static final byte[] BASIS = key("basis");
    private static final byte[] SUBJECT = key("subject");
    private static final byte[] USER = key("user");
    private static final byte[] ISSUE = key("issue");
    private static final byte[] REPRESENTED = key("represented");
    private static final byte[] TRACE = key("trace");
    private static final byte[] OUTCOME = key("outcome");
    private static final byte[] STATUS = key("status");
    private static final byte[] REQUEST_BYTES = key("requestBytes");
    private static final byte[] RESPONSE_BYTES = key("responseBytes");
    private static final byte[] REQUEST_DIGEST = key("requestDigest");
    private static final byte[] RESPONSE_DIGEST = key("responseDigest");
    private static final byte[] MICROS = key("micros");

    private static final int CALL_AT = "{\"v\":1,\"call\":\"".length();

    private CanonicalForm() {}

    private static byte[] key(String name) {
        return ('"' + name + "\":").getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] encode(LedgerRecord given) {
        JsonBytes json = new JsonBytes();
        json.number(FORMAT, given.format());
        json.text(CALL, given.callId());
        json.text(PHASE, given.phase().name());
        json.text(AT, timestamp(given.at()));
        json.text(NODE, given.node());
        json.number(REGISTRY, given.registryVersion());
        terms(json, given.terms());
        if (given.result() != null) {
            result(json, given.result());
        }
        return json.finish();
    }

    private static void terms(JsonBytes json, Terms terms) {
        json.text(CONSUMER, terms.consumer());
        json.text(CONSUMER_AGENCY, terms.consumerAgency());
        json.text(APPLICATION, terms.application());
        json.text(PROVIDER_AGENCY, terms.providerAgency());
        json.text(SERVICE, terms.service());
        json.text(OPERATION, terms.operation());
        json.text(METHOD, terms.method());
        json.text(TEMPLATE, terms.template());
        json.text(AGREEMENT, terms.agreement());
        json.text(PURPOSE, terms.purpose());
        json.text(BASIS, terms.basis());
        json.text(SUBJECT, terms.subject());
        OnBehalf onBehalf = terms.onBehalf();
        if (onBehalf != null) {
            json.text(USER, onBehalf.user());
            json.text(ISSUE, onBehalf.issue());
            json.text(REPRESENTED, onBehalf.represented());
        }
        json.text(TRACE, terms.traceId());
    }

    private static void result(JsonBytes json, Result result) {
        json.text(OUTCOME, result.outcome());
        json.number(STATUS, result.status());
        json.number(REQUEST_BYTES, result.requestBytes());
        json.number(RESPONSE_BYTES, result.responseBytes());
        json.text(REQUEST_DIGEST, result.requestDigest());
        json.text(RESPONSE_DIGEST, result.responseDigest());
        json.number(MICROS, result.micros());
    }

    /** UTC with six digits of a second, always: {@code 2026-11-21T07:30:00.000000Z}. */
    static String timestamp(Instant at) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(at.getEpochSecond(), at.getNano(), ZoneOffset.UTC);
        StringBuilder text = new StringBuilder(27).append(time.toLocalDate()).append('T');
        two(text, time.getHour()).append(':');
        two(text, time.getMinute()).append(':');
        two(text, time.getSecond()).append('.');
        String micros = Integer.toString(at.getNano() / 1000);
        return text.repeat('0', 6 - micros.length()).append(micros).append('Z').toString();
    }

    private static StringBuilder two(StringBuilder text, int value) {
        return text.append((char) ('0' + value / 10)).append((char) ('0' + value % 10));
    }

    /** The record of these bytes; throws {@link IllegalArgumentException} where they are not the form of any record. */
    static LedgerRecord decode(byte[] bytes) {
        try {
            LedgerRecord found = JSON.readValue(bytes, Flat.class).structured();
            if (Arrays.equals(encode(found), bytes)) {
                return found;
            }
        } catch (JacksonException | NullPointerException | IllegalArgumentException malformed) {
            throw new IllegalArgumentException(refusal(bytes), malformed);
        }
        throw new IllegalArgumentException(refusal(bytes));
    }

    /** The call id in the bytes of a record, without reading the rest. */
    static byte[] callId(byte[] bytes) {
        int end = CALL_AT;
        while (bytes[end] != '"') {
            end++;
        }
        return Arrays.copyOfRange(bytes, CALL_AT, end);
    }

    private static String refusal(byte[] bytes) {
        return "record: " + bytes.length + " bytes (expected: the canonical form of a ledger record)";
    }

    private record Flat(
            int v,
            String call,
            Phase phase,
            Instant at,
            String node,
            long registry,
            String consumer,
            String consumerAgency,
            @Nullable String application,
            @Nullable String providerAgency,
            @Nullable String service,
            @Nullable String operation,
            String method,
            @Nullable String template,
            @Nullable String agreement,
            @Nullable String purpose,
            @Nullable String basis,
            @Nullable String subject,
            @Nullable String user,
            @Nullable String issue,
            @Nullable String represented,
            String trace,
            @Nullable String outcome,
            @Nullable Integer status,
            @Nullable Long requestBytes,
            @Nullable Long responseBytes,
            @Nullable String requestDigest,
            @Nullable String responseDigest,
            @Nullable Long micros) {

        LedgerRecord structured() {
            Terms terms = new Terms(
                    consumer,
                    consumerAgency,
                    application,
                    providerAgency,
                    service,
                    operation,
                    method,
                    template,
                    agreement,
                    purpose,
                    basis,
                    subject,
                    OnBehalf.of(user, issue, represented),
                    trace);
            return new LedgerRecord(v, call, phase, at, node, registry, terms, result());
        }

        private @Nullable Result result() {
            return outcome == null
                    ? null
                    : new Result(outcome, status, requestBytes, responseBytes, requestDigest, responseDigest, micros);
        }
    }
}
