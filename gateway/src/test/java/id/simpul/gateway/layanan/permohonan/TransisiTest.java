package id.simpul.gateway.layanan.permohonan;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.gateway.layanan.permohonan.Transisi.Langkah;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransisiTest {
    private final Transisi transisi = Transisi.read();

    @ParameterizedTest
    @CsvSource({
        "DIAJUKAN, diproses, DIPROSES",
        "DIAJUKAN, selesai,  SELESAI",
        "DIAJUKAN, ditolak,  DITOLAK",
        "DIPROSES, diproses, catat",
        "DIPROSES, selesai,  SELESAI",
        "DIPROSES, ditolak,  DITOLAK",
        "SELESAI,  diproses, catat",
        "SELESAI,  selesai,  catat",
        "SELESAI,  ditolak,  tolak",
        "DITOLAK,  diproses, catat",
        "DITOLAK,  selesai,  tolak",
        "DITOLAK,  ditolak,  catat",
        "DIAJUKAN, entah,    tolak",
        "SELESAI,  diajukan, tolak"
    })
    void everyAnswerInEveryStateHasOneMeaning(Keadaan from, String answer, String expected) {
        Langkah step = transisi.step(from, "permohonan." + answer);

        assertThat(word(step)).isEqualTo(expected);
    }

    private static String word(Langkah step) {
        return switch (step) {
            case Langkah.Pindah to -> to.ke().name();
            case Langkah.Catat kept -> "catat";
            case Langkah.Tolak refused -> "tolak";
        };
    }

    @Test
    void nothingLeavesALastState() {
        for (Keadaan from : Keadaan.values()) {
            for (String type : transisi.types()) {
                if (transisi.step(from, type) instanceof Langkah.Pindah(Keadaan to)) {
                    assertThat(from.last()).as("%s by %s", from, type).isFalse();
                    assertThat(to).as("%s by %s", from, type).isEqualTo(Transisi.told(type));
                }
            }
        }
        assertThat(transisi.types()).containsExactly("permohonan.diproses", "permohonan.ditolak", "permohonan.selesai");
    }
}
