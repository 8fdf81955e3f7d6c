package id.simpul.gateway.layanan.izin;

import id.simpul.hub.message.Event;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the data of {@code nib.diterima}: {@code dataNIB} of OSS with its names in camel case and its values as texts. */
final class NibReader {
    private static final int DAY_LENGTH = 10;
    private static final int FACTOR_LENGTH = 4;
    private static final int SHORTEST_PHONE = 8;

    private final JsonNode data;
    private final Instant receivedAt;

    private NibReader(JsonNode data, Instant receivedAt) {
        this.data = data;
        this.receivedAt = receivedAt;
    }

    /** Reads {@code event}, which came at {@code now} unless it says when. */
    static NibReader of(Event event, Instant now) throws FaultException {
        try {
            JsonNode data = JsonMapper.shared().readTree(event.data());
            if (!text(data, "nib").matches("[0-9]{13}")) {
                throw refused("nib: missing or not of 13 digits (expected: a NIB)");
            }
            return new NibReader(data, event.time() == null ? now : event.time());
        } catch (JacksonException broken) {
            throw refused("data: no JSON (expected: a document of OSS)");
        }
    }

    private static FaultException refused(String detail) {
        return new FaultException(Fault.caller(FaultCode.ISI_TIDAK_SAH, detail));
    }

    DokumenNib document() {
        return new DokumenNib(
                text(data, "nib"),
                text(data, "tipeDokumen"),
                dated(),
                receivedAt,
                text(data, "namaPerseroan"),
                text(data, "statusNib"),
                text(data, "skalaUsaha"),
                items("dataProyek")
                        .map(NibReader::risk)
                        .filter(each -> !each.isEmpty())
                        .distinct()
                        .toList(),
                items("dataChecklist").map(NibReader::licence).toList());
    }

    private LocalDate dated() {
        return Stream.of("tglPerubahanNib", "tglTerbitNib", "tglPengajuanNib")
                .flatMap(each -> Stream.ofNullable(day(text(data, each))))
                .findFirst()
                .orElse(LocalDate.ofInstant(receivedAt, ZoneOffset.UTC));
    }

    private static String risk(JsonNode project) {
        String risk = text(project, "skalaResiko");
        return risk.isEmpty() ? text(project, "kdResiko") : risk;
    }

    private static Izin licence(JsonNode item) {
        return new Izin(
                text(item, "idIzin"),
                text(item, "namaIzin"),
                text(item, "jenisIzin"),
                text(item, "kewenangan"),
                text(item, "kdDaerah"),
                text(item, "flagChecklist"),
                text(item, "statusChecklist"),
                text(item, "noIzin"),
                day(text(item, "tglIzin")));
    }

    /**
     * The last four digits of the mobile phone of the person who applied, or of the first person responsible; null where
     * OSS has neither.
     */
    @Nullable
    String factor() {
        List<String> phones = new ArrayList<>(List.of(text(data, "hpUserProses")));
        items("penanggungJwb").forEach(each -> phones.add(text(each, "noHpPenanggungJwb")));
        return phones.stream()
                .map(each -> each.replaceAll("[^0-9]", ""))
                .filter(each -> each.length() >= SHORTEST_PHONE)
                .map(each -> each.substring(each.length() - FACTOR_LENGTH))
                .findFirst()
                .orElse(null);
    }

    private Stream<JsonNode> items(String name) {
        return StreamSupport.stream(data.path(name).spliterator(), false);
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return text.length() < DAY_LENGTH ? null : LocalDate.parse(text.substring(0, DAY_LENGTH));
        } catch (DateTimeException noDay) {
            return null;
        }
    }
}
