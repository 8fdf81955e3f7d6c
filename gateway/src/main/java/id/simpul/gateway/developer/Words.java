package id.simpul.gateway.developer;

import id.simpul.gateway.page.Texts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Judges what people type: the fields of one form, what is wrong with each in words. */
final class Words {
    private static final Pattern BROKEN = Pattern.compile("[\\p{Cntrl}\\p{Cs}\\p{Cn}\uFFFD]");
    /** A person's number has no place in what others read. */
    private static final Pattern NIK = Pattern.compile("\\d{16}");

    private static final Map<String, String> LABELS = Map.of(
            "nama", "pengembang.uji.nama",
            "tujuan", "permintaan.tujuan",
            "dasar", "permintaan.dasar",
            "alasan", "permintaan.alasan");

    private final Texts texts;
    private final Map<String, String> faults = new LinkedHashMap<>();

    Words(Texts texts) {
        this.texts = texts;
    }

    static String of(@Nullable String typed) {
        return typed == null ? "" : typed.strip().replaceAll("[\\r\\n\\t]+", " ");
    }

    /** A sentence of {@code least} to {@code most} characters. */
    void sentence(String field, String text, int least, int most) {
        String label = texts.get(LABELS.getOrDefault(field, field));
        if (text.length() < least || text.length() > most) {
            fault(field, "pengembang.galat.panjang", label, least, most);
        } else if (BROKEN.matcher(text).find()) {
            fault(field, "pengembang.galat.rusak", label);
        } else if (NIK.matcher(text).find()) {
            fault(field, "pengembang.galat.nik", label);
        }
    }

    void demand(boolean good, String field, String key, Object... arguments) {
        if (!good) {
            fault(field, key, arguments);
        }
    }

    private void fault(String field, String key, Object... arguments) {
        faults.putIfAbsent(field, texts.get(key, arguments));
    }

    /** Field to sentence, in the order of the form; empty where all is well. */
    Map<String, String> faults() {
        return faults;
    }
}
