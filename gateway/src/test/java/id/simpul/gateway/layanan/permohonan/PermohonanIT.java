package id.simpul.gateway.layanan.permohonan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.simpul.gateway.layanan.Lacakan;
import id.simpul.gateway.layanan.permohonan.PengajuanPermohonan.Hasil;
import id.simpul.hub.event.Outbox;
import id.simpul.hub.keys.KeyRing;
import id.simpul.hub.message.CallId;
import id.simpul.hub.message.Delivery;
import id.simpul.hub.message.Event;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.store.Home;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Requests over a real PostgreSQL. */
class PermohonanIT {
    private static EmbeddedPostgres postgres;
    private static AnnotationConfigApplicationContext room;
    private static JdbcClient jdbc;
    private static Layanan ktp;

    private static PengajuanPermohonan pengajuan;
    private static JawabanPermohonan jawaban;
    private static PermohonanStore store;
    private static PelacakPermohonan pelacak;

    @BeforeAll
    static void start(@TempDir Path home) throws IOException {
        postgres = EmbeddedPostgres.start();
        DataSource dataSource = postgres.getPostgresDatabase();
        List.of("event", "layanan").forEach(schema -> migrate(dataSource, schema));
        room = new AnnotationConfigApplicationContext();
        room.registerBean(DataSource.class, () -> dataSource);
        room.registerBean(Clock.class, Clock::systemUTC);
        room.registerBean(Home.class, () -> new Home(home));
        room.register(KeyRing.class, Room.class);
        room.refresh();
        pengajuan = room.getBean(PengajuanPermohonan.class);
        jawaban = room.getBean(JawabanPermohonan.class);
        store = room.getBean(PermohonanStore.class);
        pelacak = room.getBean(PelacakPermohonan.class);
        jdbc = JdbcClient.create(dataSource);
        ktp = room.getBean(LayananKatalog.class).find("ktphilang").orElseThrow();
    }

    private static void migrate(DataSource dataSource, String schema) {
        Flyway.configure()
                .dataSource(dataSource)
                .schemas(schema)
                .defaultSchema(schema)
                .locations("classpath:db/" + schema)
                .load()
                .migrate();
    }

    @AfterAll
    static void stop() throws IOException {
        room.close();
        postgres.close();
    }

    private static Pemohon person() {
        return Formulir.periksa(ktp, FormulirTest.filled(), LocalDate.of(2026, 11, 22))
                .pemohon();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private Permohonan request() {
        return pengajuan.ajukan(ktp, person(), key()).permohonan();
    }

    private Permohonan now(Permohonan request) {
        return store.byNumber(request.nomor()).orElseThrow();
    }

    private static long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    private static Delivery answer(Permohonan request, String type, String publisher) {
        return answer(request, type, publisher, "{\"nomor\":\"" + request.nomor() + "\",\"catatan\":\"baik\"}");
    }

    private static Delivery answer(Permohonan request, String type, String publisher, String data) {
        return answer(request, type, publisher, data, Instant.now());
    }

    private static Delivery answer(Permohonan request, String type, String publisher, String data, Instant at) {
        Event event = Event.json(
                key(), "/dukcapil", "permohonan." + type, request.nomor(), at, data.getBytes(StandardCharsets.UTF_8));
        CallId id = CallId.at(Instant.now());
        return new Delivery(
                id, "portal", type, publisher, event, 1, Instant.now().plusSeconds(5));
    }

    @Test
    void aRequestIsWrittenTogetherWithTheFactThatItWasMade() {
        long before = count("event.outbox");

        Hasil result = pengajuan.ajukan(ktp, person(), key());

        assertThat(result.baru()).isTrue();
        assertThat(result.permohonan().nomor()).matches("KTP-\\d{4}-\\d{6}-\\d");
        assertThat(result.permohonan().keadaan()).isEqualTo(Keadaan.DIAJUKAN);
        assertThat(result.permohonan().pemilik()).isEqualTo("dukcapil");
        assertThat(count("event.outbox")).isEqualTo(before + 1);
        assertThat(jdbc.sql("select publisher from event.outbox where id = :id")
                        .param("id", result.permohonan().peristiwa())
                        .query(String.class)
                        .single())
                .isEqualTo("portal");
    }

    @Test
    void theSameFormTwiceIsOneRequest() {
        String key = key();
        Hasil first = pengajuan.ajukan(ktp, person(), key);
        long outbox = count("event.outbox");

        Hasil second = pengajuan.ajukan(ktp, person(), key);

        assertThat(second.permohonan().nomor()).isEqualTo(first.permohonan().nomor());
        assertThat(second.baru()).isFalse();
        assertThat(second.sama()).isTrue();
        assertThat(count("event.outbox")).isEqualTo(outbox);
    }

    @Test
    void theSameFormWithOtherContentsIsNotTakenForTheSame() {
        String key = key();
        pengajuan.ajukan(ktp, person(), key);
        Pemohon other = new Pemohon("9971014101900000", "Budi", "081200009999", Map.of());

        assertThat(pengajuan.ajukan(ktp, other, key).sama()).isFalse();
    }

    @Test
    void tenImpatientClicksAtOnceAreOneRequest() throws Exception {
        String key = key();
        long outbox = count("event.outbox");
        try (ExecutorService clicks = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> click =
                    () -> pengajuan.ajukan(ktp, person(), key).permohonan().nomor();
            List<String> numbers = clicks
                    .invokeAll(IntStream.range(0, 10).mapToObj(i -> click).toList())
                    .stream()
                    .map(each -> each.resultNow())
                    .distinct()
                    .toList();

            assertThat(numbers).hasSize(1);
        }
        assertThat(count("event.outbox")).isEqualTo(outbox + 1);
    }

    @Test
    void whatFailsLeavesNeitherRowNorFact() {
        long rows = count("layanan.permohonan");
        long outbox = count("event.outbox");
        jdbc.sql("alter table event.outbox add constraint full_disk check (publisher <> 'portal') not valid")
                .update();
        try {
            assertThatThrownBy(this::request).isInstanceOf(RuntimeException.class);
        } finally {
            jdbc.sql("alter table event.outbox drop constraint full_disk").update();
        }

        assertThat(count("layanan.permohonan")).isEqualTo(rows);
        assertThat(count("event.outbox")).isEqualTo(outbox);
    }

    @Test
    void theTableNamesNobody() {
        String nomor = request().nomor();

        String row = jdbc.sql(
                        "select p::text || encode(p.pemohon, 'escape') from layanan.permohonan p where nomor = :n")
                .param("n", nomor)
                .query(String.class)
                .single();

        assertThat(row).doesNotContain("9971010101900000", "Siti", "081200001234", "SKTLK");
    }

    @Test
    void whoeverKnowsNumberAndDigitsSeesStatesAndDatesOnly() throws FaultException {
        Permohonan request = request();

        Lacakan before = pelacak.lacak(request.nomor(), "1234").orElseThrow();
        jawaban.handle(answer(request, "diproses", "dukcapil"));
        Lacakan after = pelacak.lacak(request.nomor(), "1234").orElseThrow();

        assertThat(before.keadaan()).isEqualTo("diteruskan");
        assertThat(before.langkah())
                .extracting(Lacakan.Langkah::keadaan)
                .containsExactly("diajukan", "diteruskan", "diproses", "selesai");
        assertThat(after.keadaan()).isEqualTo("diproses");
        assertThat(after.langkah()).extracting(each -> each.pada() != null).containsExactly(true, true, false);
        assertThat(after.toString()).doesNotContain("9971", "Siti", "1234");
    }

    @Test
    void anUnknownNumberAndWrongDigitsAreAnsweredAlike() {
        assertThat(pelacak.lacak(request().nomor(), "1235")).isEmpty();
        assertThat(pelacak.lacak(NomorPermohonan.of("XYZ", 2026, 1), "1234")).isEmpty();
    }

    @Test
    void anAnswerMovesTheRequestAndIsKept() throws FaultException {
        Permohonan request = request();

        jawaban.handle(answer(request, "diproses", "dukcapil"));
        jawaban.handle(answer(request, "selesai", "dukcapil"));

        assertThat(now(request).keadaan()).isEqualTo(Keadaan.SELESAI);
        assertThat(now(request).riwayat())
                .extracting(Permohonan.Kejadian::keadaan)
                .containsExactly(Keadaan.DIPROSES, Keadaan.SELESAI);
    }

    @Test
    void aLateAnswerIsKeptAndMovesNothingBack() throws FaultException {
        Permohonan request = request();

        jawaban.handle(answer(request, "selesai", "dukcapil"));
        jawaban.handle(answer(request, "diproses", "dukcapil"));
        jawaban.handle(answer(request, "selesai", "dukcapil"));

        assertThat(now(request).keadaan()).isEqualTo(Keadaan.SELESAI);
        assertThat(now(request).riwayat())
                .extracting(Permohonan.Kejadian::berpindah)
                .containsExactly(true, false, false);
    }

    @Test
    void theTimelineTellsAnOvertakenAnswerInItsPlaceAndALateOneNotAtAll() throws FaultException {
        Permohonan request = request();
        String data = "{\"nomor\":\"" + request.nomor() + "\"}";
        Instant done = Instant.now();
        jawaban.handle(answer(request, "selesai", "dukcapil", data, done));

        jawaban.handle(answer(request, "diproses", "dukcapil", data));
        assertThat(shown(request)).containsExactly("diajukan", "selesai");

        jawaban.handle(answer(request, "diproses", "dukcapil", data, request.diajukanPada()));
        assertThat(shown(request)).containsExactly("diajukan", "diproses", "selesai");
    }

    private static List<String> shown(Permohonan request) {
        return pelacak.lacak(request.nomor(), "1234").orElseThrow().langkah().stream()
                .map(Lacakan.Langkah::keadaan)
                .toList();
    }

    @Test
    void onlyTheOwnerMovesARequest() {
        Permohonan request = request();

        assertRefused(answer(request, "selesai", "parkir"), FaultCode.AKSES_DITOLAK);

        assertThat(now(request).keadaan()).isEqualTo(Keadaan.DIAJUKAN);
        assertThat(now(request).riwayat()).isEmpty();
    }

    @Test
    void anIllegalMoveIsRefusedAndNotSwallowed() throws FaultException {
        Permohonan request = request();
        jawaban.handle(answer(request, "ditolak", "dukcapil"));

        assertRefused(answer(request, "selesai", "dukcapil"), FaultCode.ISI_TIDAK_SAH);

        assertThat(now(request).keadaan()).isEqualTo(Keadaan.DITOLAK);
        assertThat(now(request).riwayat()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``",
                "[]",
                "{\"nomor\":",
                "{}",
                "{\"nomor\":7}",
                "{\"nomor\":\"KTP-2026-000000-0\"}",
                "{\"nomor\":\"%s\",\"catatan\":{}}"
            })
    void anAnswerThatMakesNoSenseIsRefused(String data) {
        Permohonan request = request();

        assertRefused(
                answer(request, "diproses", "dukcapil", data.formatted(request.nomor())), FaultCode.ISI_TIDAK_SAH);
    }

    @Test
    void anAnswerToAnUnknownRequestIsRefused() {
        Permohonan unknown = new Permohonan(
                NomorPermohonan.of("XYZ", 2026, 1),
                "ktphilang",
                "dukcapil",
                Keadaan.DIAJUKAN,
                null,
                Instant.now(),
                List.of());

        assertRefused(answer(unknown, "diproses", "dukcapil"), FaultCode.ISI_TIDAK_SAH);
    }

    /** As the inbox does: in a transaction that a refusal rolls back. */
    private void assertRefused(Delivery delivery, FaultCode code) {
        FaultException refused = transaction().execute(status -> {
            status.setRollbackOnly();
            return catchThrowableOfType(FaultException.class, () -> jawaban.handle(delivery));
        });
        assertThat(refused.fault().code()).isEqualTo(code);
        assertThat(refused.fault().retryable()).isFalse();
    }

    private static TransactionTemplate transaction() {
        return new TransactionTemplate(new JdbcTransactionManager(room.getBean(DataSource.class)));
    }

    /** The room alone. */
    @ComponentScan("id.simpul.gateway.layanan.permohonan")
    @ComponentScan(
            basePackageClasses = Outbox.class,
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.(Outbox|StoredEvents|EventStory)"))
    static class Room {}
}
