package id.simpul.hub.registry;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import id.simpul.hub.registry.yaml.RegistryExport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class RegistryApplyIT {
    private static final String PHONE = "0800-0000-1117";
    private static final String EXAMPLE = "9971010101900000";

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
    void oneAgencysFileLeavesTheOthersAsTheyAre() {
        room.apply.apply(SampleFiles.all(), false);

        ApplyReport report = room.apply.apply(dispar(PHONE, "0800-0000-9999"), false);

        assertThat(report.changes())
                .extracting(Change::text)
                .containsExactly("~ agency dispar contact.phone: 0800-0000-1117 -> 0800-0000-9999");
        assertThat(room.newest().version()).isEqualTo(2);
        assertThat(count("agency where valid_until is null")).isEqualTo(21);
    }

    @Test
    void anExampleOfAPersonIsInNoTableAndInNoDifference() {
        room.apply.apply(SampleFiles.all(), false);

        String text = requireNonNull(SampleFiles.all().get("disdukcapil.yaml"));
        ApplyReport report = room.apply.apply(
                Map.of("disdukcapil.yaml", text.replace(EXAMPLE, EXAMPLE.replaceFirst("9{2}", "98"))), true);

        assertThat(report.changes())
                .extracting(Change::text)
                .contains("~ operation dukcapil/penduduk/baca example.nik: (sealed) -> (sealed)")
                .noneMatch(each -> each.contains(EXAMPLE));
        assertThat(count("operation where example like '%" + EXAMPLE + "%'")).isZero();
        assertThat(count("operation o where o::text like '%dukcapil%'")).isPositive();
    }

    @Test
    void aChangedRowIsClosedAndANewOneOpened() {
        room.apply.apply(SampleFiles.all(), false);
        Registry before = room.store.current();
        room.apply.apply(dispar(PHONE, "0800-0000-9999"), false);

        assertThat(count("agency where code = 'dispar'")).isEqualTo(2);
        assertThat(count("agency a join registry.agency b on a.valid_until = b.valid_from and a.code = b.code"
                        + " and a.until_version = b.from_version"))
                .isEqualTo(1);
        assertThat(room.store.at(1)).isEqualTo(before);
    }

    @Test
    void whatAFileNoLongerSaysIsEndedAndStaysReadable() {
        room.apply.apply(SampleFiles.all(), false);
        Registry before = room.store.current();
        String text = requireNonNull(SampleFiles.all().get("dispar.yaml"));

        ApplyReport report = room.apply.apply(Map.of("a.yaml", text.substring(0, text.indexOf("agreements:"))), false);

        assertThat(report.changes()).extracting(Change::text).containsExactly("- agreement portal-wisata-agenda");
        assertThat(room.store.at(1)).isEqualTo(before);
        assertThat(count("agreement where valid_until is not null and until_version = 2"))
                .isEqualTo(1);
    }

    @Test
    void aBrokenFileLeavesTheOldTableServing() {
        room.apply.apply(SampleFiles.all(), false);
        Map<String, String> files = new HashMap<>(SampleFiles.all());
        files.putAll(dispar(PHONE, "0800-0000-9999"));
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

    @Test
    void whatOthersStillNameCannotBeEnded() {
        room.apply.apply(SampleFiles.all(), false);
        String text = requireNonNull(SampleFiles.all().get("bpkad.yaml"));

        ApplyReport report =
                room.apply.apply(Map.of("bpkad.yaml", text.substring(0, text.indexOf("applications:"))), false);

        assertThat(report.problems())
                .extracting(Problem::text)
                .contains("bkpsdm (registered) agreement anggaran-absensi-kehadiran consumer: anggaran"
                        + " (expected: a registered application)");
        assertThat(room.store.version()).isEqualTo(1);
    }

    @Test
    void aCodeOfAnotherAgencyIsNotTakenOver() {
        room.apply.apply(SampleFiles.all(), false);
        String text = requireNonNull(SampleFiles.all().get("dispar.yaml"));
        String thief = text.replace("code: wisata", "code: parkir").replace("wisata/", "parkir/");

        assertThat(room.apply.apply(Map.of("dispar.yaml", thief), false).problems())
                .extracting(Problem::text)
                .contains("dispar.yaml:13 applications[0].code: application parkir, registered by dishub"
                        + " (expected: a code used once)");
    }

    @Test
    void anExportIsAppliedToAnEmptyRegistryAndExportedTheSame() {
        room.apply.apply(SampleFiles.all(), false);
        Map<String, String> exported = RegistryExport.files(room.store.current());
        assertThat(room.apply.apply(exported, false).changes()).isEmpty();

        RegistryRoom other = new RegistryRoom(TestDatabase.fresh(), home);
        ApplyReport report = other.apply.apply(exported, false);

        assertThat(report.problems()).isEmpty();
        assertThat(RegistryExport.files(other.store.current())).isEqualTo(exported);
    }

    @Test
    void aFileExportedBeforeSomebodyElsesChangeIsRefusedWithTheDifference() {
        room.apply.apply(SampleFiles.all(), false);
        String old = requireNonNull(RegistryExport.files(room.store.current()).get("dispar.yaml"));
        room.apply.apply(dispar(PHONE, "0800-0000-9999"), false);

        ApplyReport report = room.apply.apply(Map.of("dispar.yaml", old), false);

        assertThat(report.problems())
                .extracting(Problem::field, Problem::expected, Problem::found)
                .contains(tuple("agency dispar contact.phone", "0800-0000-9999, as registered", PHONE))
                .hasSize(2);
        assertThat(report.problems().getFirst().text()).startsWith("dispar.yaml:2 basedOn: ");
        assertThat(room.store.version()).isEqualTo(2);
    }

    @Test
    void appliesAtTheSameTimeFollowOneAnother() throws Exception {
        room.apply.apply(SampleFiles.all(), false);
        List<Future<ApplyReport>> reports = new ArrayList<>();
        try (ExecutorService nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                Map<String, String> file = dispar(PHONE, "0800-0000-900" + i);
                reports.add(nodes.submit(() ->
                        new RegistryRoom(dataSource, home.resolve(file.hashCode() + "")).apply.apply(file, false)));
            }
        }

        List<Long> versions = new ArrayList<>();
        for (Future<ApplyReport> each : reports) {
            versions.add(each.get().version());
        }
        assertThat(versions)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(2, 9).boxed().toList());
        assertThat(count("agency where code = 'dispar'")).isEqualTo(9);
        assertThat(count("agency where code = 'dispar' and valid_until is null"))
                .isEqualTo(1);
    }

    @Test
    void whoAppliedAndWhyIsKept() {
        room.apply.apply(SampleFiles.all(), false, new Author("operator", "pemasangan pertama"));

        assertThat(room.store.versions(10)).singleElement().satisfies(each -> {
            assertThat(each.appliedBy()).isEqualTo("operator");
            assertThat(each.reason()).isEqualTo("pemasangan pertama");
        });
    }

    private static Map<String, String> dispar(String change, String to) {
        String text = requireNonNull(SampleFiles.all().get("dispar.yaml"));
        return Map.of("dispar.yaml", text.replace(change, to));
    }

    private long count(String from) {
        return JdbcClient.create(dataSource)
                .sql("select count(*) from registry." + from)
                .query(Long.class)
                .single();
    }
}
