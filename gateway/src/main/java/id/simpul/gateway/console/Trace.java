package id.simpul.gateway.console;

import id.simpul.gateway.page.Texts;
import id.simpul.gateway.page.Times;
import id.simpul.hub.ledger.LedgerRecord;
import id.simpul.hub.ledger.Phase;
import id.simpul.hub.ledger.Result;
import id.simpul.hub.ledger.StoredRecord;
import id.simpul.hub.ledger.Terms;
import id.simpul.hub.registry.Agency;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.RouteTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One call told from its records. */
public final class Trace {
    private final List<StoredRecord> records;
    private final @Nullable RouteTable table;
    private final Texts texts;
    private final Times times;
    private final LedgerRecord first;
    private final @Nullable LedgerRecord end;

    Trace(List<StoredRecord> records, @Nullable RouteTable table, Texts texts, Times times) {
        this.records = records;
        this.table = table;
        this.texts = texts;
        this.times = times;
        this.first = records.getFirst().evidence();
        this.end = records.stream()
                .map(StoredRecord::evidence)
                .filter(each -> each.phase() != Phase.OPENING)
                .findFirst()
                .orElse(null);
    }

    /** SIMPEG memanggil penduduk milik Dukcapil dan mendapat jawaban 200 dalam 34 ms. */
    public String sentence() {
        String who = texts.get("jejak.siapa", name(terms().consumer()), service(), times.full(first.at()));
        Result result = result();
        if (result == null) {
            return who + " " + texts.get("jejak.terbuka");
        }
        String how = switch (result.outcome()) {
            case Result.OK -> "jejak.ok";
            case Result.CUT_OFF -> "jejak.terputus";
            default -> refused() ? "jejak.ditolak" : "jejak.gagal";
        };
        return who + " "
                + texts.get(
                        how,
                        result.status() == null ? "-" : result.status().toString(),
                        CallRow.millis(result.micros(), texts),
                        outcome() == null ? "" : outcome().word());
    }

    private String service() {
        Terms terms = terms();
        return terms.application() == null
                ? texts.get("panggilan.layanan.tidak")
                : texts.get("jejak.layanan", String.valueOf(terms.service()), name(terms.application()));
    }

    public Terms terms() {
        return first.terms();
    }

    public @Nullable Result result() {
        return end == null ? null : end.result();
    }

    public boolean refused() {
        return end != null && end.phase() == Phase.REFUSAL;
    }

    public @Nullable Outcome outcome() {
        Result result = result();
        return result == null ? null : Outcome.of(result.outcome(), result.status(), texts);
    }

    public Timeline timeline() {
        return Timeline.of(records, texts);
    }

    public List<RecordRow> rows() {
        return records.stream().map(each -> RecordRow.of(each, texts, times)).toList();
    }

    public String registryVersion() {
        return texts.number(first.registryVersion());
    }

    /** The application's name as the registry has it now, with its code. */
    public String application(@Nullable String code) {
        return code == null ? "-" : name(code) + " (" + code + ")";
    }

    public String agency(@Nullable String code) {
        if (code == null || table == null) {
            return code == null ? "-" : code;
        }
        return table.registry().agencies().stream()
                .filter(each -> each.code().equals(code))
                .map(Agency::name)
                .findFirst()
                .orElse(code);
    }

    private String name(@Nullable String code) {
        Application application = table == null || code == null ? null : table.application(code);
        return application == null ? String.valueOf(code) : application.name();
    }
}
