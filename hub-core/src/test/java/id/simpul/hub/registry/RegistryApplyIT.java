package id.simpul.hub.registry;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class RegistryApplyIT {
    private final DataSource dataSource = TestDatabase.fresh();

    @TempDir
    Path home = Path.of(".");

    private RegistryRoom room = new RegistryRoom(dataSource, home);

    @BeforeEach
    void open() {
        room = new RegistryRoom(dataSource, home);
    }

    @Test
    void theSampleCityIsAppliedOnceAndThenChangesNothing() {
        ApplyReport first = room.apply.apply(SampleFiles.all(), false);
        ApplyReport second = room.apply.apply(SampleFiles.all(), false);

        assertThat(first.problems()).isEmpty();
        assertThat(first.version()).isEqualTo(1);
        assertThat(second.changes()).isEmpty();
        assertThat(second.version()).isEqualTo(1);
        assertThat(requireNonNull(room.newest().route("dukcapil", "penduduk")).agreements())
                .containsKey("simpeg")
                .doesNotContainKey("parkir");
    }

    @Test
    void aDryRunPrintsTheDifferenceAndWritesNothing() {
        ApplyReport report = room.apply.apply(SampleFiles.all(), true);

        assertThat(report.changes()).extracting(Change::text).contains("+ service dukcapil/penduduk");
        assertThat(room.store.version()).isZero();
        assertThat(room.heard).isEmpty();
    }

    @Test
    void whatAFileNoLongerSaysIsEndedAndStaysReadable() {
        room.apply.apply(SampleFiles.all(), false);
        Registry before = room.store.current();

        ApplyReport report = room.apply.apply(Map.of("a.yaml", withoutAgreement()), false);

        assertThat(report.changes()).extracting(Change::text).containsExactly("- agreement portal-wisata-agenda");
        assertThat(room.store.at(1)).isEqualTo(before);
        assertThat(ended("agreement")).isEqualTo(1);
    }

    private static String withoutAgreement() {
        String text = requireNonNull(SampleFiles.all().get("dispar.yaml"));
        return text.substring(0, text.indexOf("agreements:"));
    }

    private long ended(String table) {
        return JdbcClient.create(dataSource)
                .sql("select count(*) from registry." + table + " where valid_until is not null and until_version = 2")
                .query(Long.class)
                .single();
    }

    @Test
    void aBrokenFileLeavesTheOldTableServing() {
        room.apply.apply(SampleFiles.all(), false);
        Map<String, String> files = new HashMap<>(SampleFiles.all());
        files.computeIfPresent(
                "disdukcapil.yaml", (_, text) -> text.replace("maxConnections: 128", "maxConnections: banyak"));

        ApplyReport report = room.apply.apply(files, false);

        assertThat(report.problems())
                .extracting(Problem::text)
                .containsExactly("disdukcapil.yaml:25 applications[0].connections[0].settings.maxConnections: banyak"
                        + " (expected: a number from 1 to 9999)");
        assertThat(room.store.version()).isEqualTo(1);
        assertThat(List.copyOf(room.heard)).hasSize(1);
    }
}
