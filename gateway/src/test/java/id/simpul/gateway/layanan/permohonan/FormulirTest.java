package id.simpul.gateway.layanan.permohonan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulirTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final Layanan ktp = new LayananKatalog().find("ktphilang").orElseThrow();

    static Map<String, String> filled() {
        return new HashMap<>(Map.of(
                "nik", "9971 0101 0190 0000",
                "nama", " Siti  Rahayu, S.Pd. ",
                "telepon", "+62 812-0000-1234",
                "nomorLaporan", "SKTLK/123/XI/2026",
                "tanggalHilang", "2026-11-20",
                "tempatAmbil", "disdukcapil"));
    }

    @Test
    void whatPeopleTypeIsUnderstood() {
        Formulir form = Formulir.periksa(ktp, filled(), TODAY);

        assertThat(form.galat()).isEmpty();
        Pemohon person = form.pemohon();
        assertThat(person.nik()).isEqualTo("9971010101900000");
        assertThat(person.nama()).isEqualTo("Siti Rahayu, S.Pd.");
        assertThat(person.telepon()).isEqualTo("081200001234");
        assertThat(person.isian())
                .containsOnlyKeys("nomorLaporan", "tanggalHilang", "tempatAmbil")
                .containsEntry("tempatAmbil", "disdukcapil");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nik           | ''                  | kosong        | 0",
                "nik           | 997101010190000     | nik.panjang   | 15",
                "nik           | 99710101019000001   | nik.panjang   | 17",
                "nik           | 99710101O1900000    | nik.huruf     | 0",
                "nik           | 99710101\u06611900000 | nik.huruf   | 0",
                "nama          | '   '               | kosong        | 0",
                "nama          | <b>Siti</b>         | nama          | 0",
                "nama          | 12345               | nama          | 0",
                "nama          | Si\uFFFDti          | rusak         | 0",
                "nama          | Si\u0007ti          | rusak         | 0",
                "telepon       | 12345               | telepon       | 0",
                "telepon       | abc                 | telepon       | 0",
                "tanggalHilang | 2026-11-23          | tanggal.nanti | 0",
                "tanggalHilang | 2026-02-30          | tanggal       | 0",
                "tanggalHilang | 1026-11-20          | tanggal       | 0",
                "tanggalHilang | kemarin             | tanggal       | 0",
                "tempatAmbil   | bulan               | kosong        | 0",
                "nomorLaporan  | A\u0000B            | rusak         | 0"
            })
    void whatIsWrongIsSaidOfItsField(String field, String typed, String code, int figure) {
        Map<String, String> form = filled();
        form.put(field, typed);

        Formulir checked = Formulir.periksa(ktp, form, TODAY);

        assertThat(checked.galat()).containsOnlyKeys(field).containsValue(new Formulir.Galat(code, figure));
        assertThat(checked.benar()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-20", "20-11-2026", "20/11/2026", "20.11.2026"})
    void aDayMayBeWrittenAsPeopleDo(String typed) {
        Map<String, String> form = filled();
        form.put("tanggalHilang", typed);

        assertThat(Formulir.periksa(ktp, form, TODAY).arti()).containsEntry("tanggalHilang", "2026-11-20");
    }

    @Test
    void anEmptyFormNamesEveryFieldInItsOrder() {
        Formulir checked = Formulir.periksa(ktp, Map.of(), TODAY);

        assertThat(checked.galat().keySet())
                .containsExactly("nik", "nama", "telepon", "nomorLaporan", "tanggalHilang", "tempatAmbil");
    }

    @Test
    void aHugeTextIsRefusedAndNotSentBackWhole() {
        Map<String, String> form = filled();
        form.put("nomorLaporan", "x".repeat(1_000_000));

        Formulir checked = Formulir.periksa(ktp, form, TODAY);

        assertThat(checked.galat()).containsEntry("nomorLaporan", new Formulir.Galat("panjang", 60));
        assertThat(checked.tertulis().get("nomorLaporan")).hasSize(300);
    }

    @Test
    void aFieldThatTheServiceDoesNotAskForIsNotTakenAlong() {
        Map<String, String> form = filled();
        form.put("keadaan", "selesai");

        assertThat(Formulir.periksa(ktp, form, TODAY).pemohon().isian()).doesNotContainKey("keadaan");
    }

    @Test
    void inWordsItNamesNobody() {
        Formulir form = Formulir.periksa(ktp, filled(), TODAY);

        assertThat(form + " " + form.pemohon()).doesNotContain("9971", "Siti", "1234");
    }
}
