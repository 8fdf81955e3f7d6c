package id.simpul.gateway.layanan.surat;

import id.simpul.hub.message.Event;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the data of {@code surat.dikirim} and {@code surat.diterima} (docs/formats/surat.md). */
final class SuratReader {
    private static final int LONGEST = 500;
    private static final String SECURITY = "B|T|R|SR";
    private static final String ROLE = "utama|tembusan";

    private final JsonNode data;

    private SuratReader(JsonNode data) {
        this.data = data;
    }

    /**
     * An acknowledgement.
     *
     * @param letterId empty where it was not told
     */
    record Receipt(String number, String letterId, Instant receivedAt, String receiver) {}

    static SuratReader of(Event event) throws FaultException {
        try {
            return new SuratReader(JsonMapper.shared().readTree(event.data()));
        } catch (JacksonException broken) {
            throw refused("data: no JSON (expected: a letter or its acknowledgement)");
        }
    }

    Naskah letter() throws FaultException {
        return new Naskah(
                required(data, "idNaskah"),
                required(data, "nomorNaskah"),
                day(),
                optional(data, "jenis", "Surat Dinas"),
                oneOf("keamanan", optional(data, "keamanan", "B").toUpperCase(Locale.ROOT), SECURITY),
                optional(data, "kecepatan", "Biasa"),
                required(data, "hal"),
                required(data.path("pengirim"), "instansi"),
                optional(data.path("pengirim"), "jabatan", ""),
                hash(),
                addresses());
    }

    /** The digits of whoever may follow the letter at {@code /lacak}; empty where the sender names nobody. */
    String lastDigits() throws FaultException {
        String digits = optional(data.path("pelacakan"), "angkaAkhir", "");
        if (!digits.matches("|[0-9]{4}")) {
            throw refused("angkaAkhir: " + digits.length() + " characters (expected: 4 digits)");
        }
        return digits;
    }

    Receipt receipt(Instant now) throws FaultException {
        return new Receipt(
                required(data, "nomor"),
                optional(data, "idNaskah", ""),
                moment(optional(data, "diterimaPada", now.toString())),
                optional(data, "penerima", ""));
    }

    private List<Naskah.Address> addresses() throws FaultException {
        List<Naskah.Address> addresses = new ArrayList<>();
        for (JsonNode each : data.path("tujuan")) {
            String unit = required(each, "kodeUnit").toLowerCase(Locale.ROOT);
            String role = oneOf("peran", optional(each, "peran", "utama").toLowerCase(Locale.ROOT), ROLE);
            if (addresses.stream().noneMatch(other -> other.unit().equals(unit))) {
                addresses.add(new Naskah.Address(unit, role));
            }
        }
        if (addresses.isEmpty()) {
            throw refused("tujuan: empty (expected: at least one addressee with kodeUnit)");
        }
        return addresses;
    }

    private String hash() throws FaultException {
        String hash = required(data.path("dokumen"), "sha256").toLowerCase(Locale.ROOT);
        if (!hash.matches("[0-9a-f]{64}")) {
            throw refused("sha256: " + hash.length() + " characters (expected: 64 hexadecimal digits)");
        }
        return hash;
    }

    private LocalDate day() throws FaultException {
        try {
            return LocalDate.parse(required(data, "tanggalNaskah"));
        } catch (DateTimeException noDay) {
            throw refused("tanggalNaskah: unreadable (expected: a day such as 2031-04-02)");
        }
    }

    private static Instant moment(String text) throws FaultException {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException noMoment) {
            throw refused("diterimaPada: unreadable (expected: a moment such as 2031-04-02T09:12:00+07:00)");
        }
    }

    private static String oneOf(String name, String value, String allowed) throws FaultException {
        if (!value.matches(allowed)) {
            throw refused(name + ": unknown (expected: " + allowed.replace("|", ", ") + ")");
        }
        return value;
    }

    private static String required(JsonNode node, String name) throws FaultException {
        String text = optional(node, name, "");
        if (text.isEmpty()) {
            throw refused(name + ": missing (expected: a text)");
        }
        return text;
    }

    private static String optional(JsonNode node, String name, String fallback) throws FaultException {
        String text = node.path(name).asString("").strip();
        if (text.length() > LONGEST) {
            throw refused(name + ": " + text.length() + " characters (expected: at most " + LONGEST + ")");
        }
        return text.isEmpty() ? fallback : text;
    }

    private static FaultException refused(String detail) {
        return new FaultException(Fault.caller(FaultCode.ISI_TIDAK_SAH, detail));
    }
}
