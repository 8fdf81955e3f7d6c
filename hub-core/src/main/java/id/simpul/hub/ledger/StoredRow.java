package id.simpul.hub.ledger;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A row of {@code ledger.record} as it stands there, believed in nothing. */
record StoredRow(
        int partition,
        long seq,
        Instant at,
        List<@Nullable Object> columns,
        byte[] body,
        byte[] leafHash,
        String seal) {
    static final String COLUMNS = "partition, seq, at, call_id, phase, consumer, application, service, operation,"
            + " outcome, status, micros, trace_id, subject, body, leaf_hash, seal";

    static StoredRow read(ResultSet row, int number) throws SQLException {
        return new StoredRow(
                row.getInt("partition"),
                row.getLong("seq"),
                Objects.requireNonNull(SqlTime.instant(row, "at")),
                Arrays.asList(
                        row.getString("call_id"),
                        row.getString("phase"),
                        row.getString("consumer"),
                        row.getString("application"),
                        row.getString("service"),
                        row.getString("operation"),
                        row.getString("outcome"),
                        row.getObject("status", Integer.class),
                        row.getObject("micros", Long.class),
                        row.getString("trace_id"),
                        row.getString("subject")),
                row.getString("body").getBytes(StandardCharsets.UTF_8),
                row.getBytes("leaf_hash"),
                row.getString("seal"));
    }

    String callId() {
        return String.valueOf(columns.getFirst());
    }

    /** Whether the row's hash is that of its body at number {@code place}. */
    boolean belongsAt(long place) {
        return Arrays.equals(leafHash, Sha256.leaf(partition, place, body));
    }

    /** Whether the columns that queries use say what the body says. */
    boolean columnsFit() {
        try {
            LedgerRecord evidence = CanonicalForm.decode(body);
            return at.equals(evidence.at()) && columns.equals(columnsOf(evidence));
        } catch (IllegalArgumentException noRecord) {
            return false;
        }
    }

    private static List<@Nullable Object> columnsOf(LedgerRecord evidence) {
        Terms terms = evidence.terms();
        Result result = evidence.result();
        return Arrays.asList(
                evidence.callId(),
                evidence.phase().name(),
                terms.consumer(),
                terms.application(),
                terms.service(),
                terms.operation(),
                result == null ? null : result.outcome(),
                result == null ? null : result.status(),
                result == null ? null : result.micros(),
                terms.traceId(),
                terms.subject());
    }
}
