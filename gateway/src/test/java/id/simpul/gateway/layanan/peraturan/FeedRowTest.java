package id.simpul.gateway.layanan.peraturan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a site says, the city's feed keeps its form (formats, section 1.2). */
class FeedRowTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");
    private static final Instant MORNING = Instant.parse("2031-03-01T02:00:00Z");

    @Provide
    Arbitrary<Map<String, String>> fields() {
        Arbitrary<String> names = Arbitraries.of(Isian.NAMES);
        Arbitrary<String> values = Arbitraries.oneOf(
                Arbitraries.of("", "2031", "2031-02-03", "2031-02-31", "31", "BUKU HUKUM", "PUTUSAN", "ARTIKEL", "3"),
                Arbitraries.strings().ofMaxLength(20));
        return Arbitraries.maps(names, values);
    }

    @Property(tries = 500)
    void has28StringsInTheirOrder(@ForAll("fields") Map<String, String> given) {
        Map<String, String> values = new FeedRow("90001", new Isian(given), MORNING).values(ZONE);

        assertThat(List.copyOf(values.keySet())).isEqualTo(Isian.NAMES);
        assertThat(values.values()).doesNotContainNull();
        assertThat(values)
                .containsEntry("idData", "90001")
                .containsEntry("operasi", "4")
                .containsEntry("display", "1");
    }

    @Property(tries = 500)
    void whatIsLetThroughHasWhatItsTypeRequires(@ForAll("fields") Map<String, String> given) {
        FeedRow row = new FeedRow("90001", new Isian(given), MORNING);

        if (row.flaw() == null) {
            Map<String, String> values = row.values(ZONE);
            assertThat(values.get("tahun_pengundangan")).matches("\\d{4}");
            assertThat(row.fields().tipe().required())
                    .allSatisfy(each -> assertThat(values.get(each)).isNotIn("", "-"));
        }
    }
}
