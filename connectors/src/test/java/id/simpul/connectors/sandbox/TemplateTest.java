package id.simpul.connectors.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TemplateTest {
    private final Residents residents = new Residents();

    @Test
    void keepsTheTypeOfAPlaceholderThatStandsAlone() {
        assertThat(fill("{angka:7..7}")).isEqualTo(7L);
        assertThat(fill("{ya:100}")).isEqualTo(true);
        assertThat(fill("R-{urut:3}")).isEqualTo("R-001");
        assertThat(fill("{kode}")).isEqualTo("A-1");
        assertThat(fill(Map.of("tahun", 2026, "baku", false))).isEqualTo(Map.of("tahun", 2026, "baku", false));
    }

    @Test
    void drawsWithinItsBounds() {
        for (int i = 0; i < 200; i++) {
            Draw draw = draw("draw " + i);
            assertThat((Long) Template.of("{angka:1000..9000/500}").fill(draw))
                    .isBetween(1000L, 9000L)
                    .matches(each -> each % 500 == 0);
            assertThat(LocalDate.parse(String.valueOf(
                            Template.of("{tanggal:2026-01-01..2026-01-03}").fill(draw))))
                    .isBetween(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 3));
            assertThat(Template.of("{pilih:A|B}").fill(draw)).isIn("A", "B");
            assertThat(String.valueOf(Template.of("{digit:4}").fill(draw))).matches("\\d{4}");
        }
    }

    @Test
    void makesAListOfDifferentPeople() {
        Object list = fill(Map.of("daftar", "3..3", "isi", Map.of("nik", "{warga.nik}", "no", "{urut}")));

        assertThat((List<?>) list).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void speaksOfThePersonConcerned() {
        Draw draw = new Draw(Map.of(), residents.find("9971010101900000").orElseThrow(), Map::of, Dice.of("x"), 1);

        assertThat(Template.of("{warga.tanggalLahir}").fill(draw)).isEqualTo("1990-01-01");
        assertThatThrownBy(() -> Template.of("{warga.gaji}").fill(draw)).hasMessageStartingWith("warga: gaji");
    }

    private @Nullable Object fill(Object tree) {
        return Template.of(tree).fill(draw("key"));
    }

    private Draw draw(String key) {
        Dice dice = Dice.of(key);
        return new Draw(Map.of("kode", "A-1"), null, () -> residents.anybody(dice), dice, 1);
    }
}
