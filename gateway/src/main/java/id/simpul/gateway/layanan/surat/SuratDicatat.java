package id.simpul.gateway.layanan.surat;

import id.simpul.hub.message.Delivery;
import id.simpul.hub.message.Event;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Tells the sender by which code its letter can be checked: {@code surat.dicatat}. */
final class SuratDicatat {
    static final String TYPE = "surat.dicatat";

    private SuratDicatat() {}

    /** Made of the delivery that brought the letter: its id and its subject have passed as attributes before. */
    static Event of(Surat surat, Delivery sent, Instant now) {
        Map<String, String> data = new LinkedHashMap<>();
        data.put("nomor", surat.letter().number());
        data.put("idNaskah", surat.letter().id());
        data.put("kode", KodeSurat.printed(surat.code()));
        data.put("alamat", "/v/" + surat.code());
        data.put("sha256", surat.letter().sha256());
        data.put("dicatatPada", now.toString());
        return new Event(
                sent.id().value(),
                "/portal/surat",
                TYPE,
                sent.event().subject(),
                now,
                "application/json",
                null,
                Map.of("pengirim", surat.publisher()),
                JsonMapper.shared().writeValueAsBytes(data));
    }
}
