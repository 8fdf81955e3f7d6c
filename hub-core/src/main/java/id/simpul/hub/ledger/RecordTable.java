package id.simpul.hub.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Table {@code ledger.record} and its months. */
final class RecordTable {
    /** How long before a record its first copy may lie: bounds the months that are searched. */
    private static final Duration MEMORY = Duration.ofDays(31);

    private final JdbcClient jdbc;
    private final Set<YearMonth> months = new HashSet<>();

    RecordTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Which of these calls' records the table has. */
    Set<CallMoment> known(Collection<LedgerRecord> arriving) {
        if (arriving.isEmpty()) {
            return Set.of();
        }
        Instant earliest =
                arriving.stream().map(LedgerRecord::at).min(Instant::compareTo).orElseThrow();
        return jdbc
                .sql("select call_id, phase from ledger.record where call_id = any(:calls) and at >= :from")
                .param(
                        "calls",
                        arriving.stream().map(LedgerRecord::callId).distinct().toArray(String[]::new))
                .param("from", SqlTime.of(earliest.minus(MEMORY)))
                .query((row, number) -> new CallMoment(row.getString("call_id"), Phase.valueOf(row.getString("phase"))))
                .stream()
                .collect(Collectors.toSet());
    }

    /** Makes the partitions for these times where they are missing. */
    void ensureMonths(Collection<Instant> times) {
        for (Instant each : times) {
            YearMonth month = YearMonth.from(each.atOffset(ZoneOffset.UTC));
            if (!months.contains(month)) {
                create(month);
            }
        }
    }

    private void create(YearMonth month) {
        jdbc.sql(
                        "create table if not exists ledger.record_%s partition of ledger.record for values from ('%s') to ('%s')"
                                .formatted(
                                        month.toString().replace('-', '_'), start(month), start(month.plusMonths(1))))
                .update();
    }

    private static String start(YearMonth month) {
        return month.atDay(1) + " 00:00:00+00";
    }

    /** Remembers that these months exist; called once their transaction is committed. */
    void monthsCommitted(Collection<Instant> times) {
        times.forEach(each -> months.add(YearMonth.from(each.atOffset(ZoneOffset.UTC))));
    }

    void insert(List<LedgerEntry> entries) {
        jdbc.sql("""
                        insert into ledger.record (partition, seq, at, call_id, phase, consumer, application, service,
                            operation, outcome, status, micros, trace_id, subject, body, leaf_hash, seal)
                        select partition, seq, at::timestamptz, call_id, phase, consumer, application, service,
                            operation, outcome, status::int, micros::bigint, trace_id, subject, body, leaf_hash, seal
                        from unnest(:partition::int[], :seq::bigint[], :at::text[], :call::text[], :phase::text[],
                            :consumer::text[], :application::text[], :service::text[], :operation::text[],
                            :outcome::text[], :status::text[], :micros::text[], :trace::text[], :subject::text[],
                            :body::text[], :leaf::bytea[], :seal::text[])
                            as row (partition, seq, at, call_id, phase, consumer, application, service, operation,
                            outcome, status, micros, trace_id, subject, body, leaf_hash, seal)
                        """)
                .param("partition", entries.stream().map(LedgerEntry::partition).toArray(Integer[]::new))
                .param("seq", entries.stream().map(LedgerEntry::seq).toArray(Long[]::new))
                .param("at", texts(entries, each -> each.evidence().at().toString()))
                .param("call", texts(entries, each -> each.evidence().callId()))
                .param("phase", texts(entries, each -> each.evidence().phase().name()))
                .param(
                        "consumer",
                        texts(entries, each -> each.evidence().terms().consumer()))
                .param(
                        "application",
                        texts(entries, each -> each.evidence().terms().application()))
                .param("service", texts(entries, each -> each.evidence().terms().service()))
                .param(
                        "operation",
                        texts(entries, each -> each.evidence().terms().operation()))
                .param("outcome", texts(entries, each -> of(each, Result::outcome)))
                .param("status", texts(entries, each -> of(each, Result::status)))
                .param("micros", texts(entries, each -> of(each, Result::micros)))
                .param("trace", texts(entries, each -> each.evidence().terms().traceId()))
                .param("subject", texts(entries, each -> each.evidence().terms().subject()))
                .param("body", texts(entries, each -> new String(each.body(), StandardCharsets.UTF_8)))
                .param("leaf", entries.stream().map(LedgerEntry::leafHash).toArray(byte[][]::new))
                .param("seal", texts(entries, LedgerEntry::seal))
                .update();
    }

    private static @Nullable Object of(LedgerEntry entry, Function<Result, @Nullable Object> value) {
        Result result = entry.evidence().result();
        return result == null ? null : value.apply(result);
    }

    private static @Nullable String[] texts(List<LedgerEntry> entries, Function<LedgerEntry, @Nullable Object> column) {
        @Nullable String[] texts = new String[entries.size()];
        for (int i = 0; i < texts.length; i++) {
            Object value = column.apply(entries.get(i));
            texts[i] = value == null ? null : value.toString();
        }
        return texts;
    }
}
