package id.simpul.hub.registry;

import id.simpul.hub.registry.ServiceContract.Mode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Makes registries that the reader must accept, with texts that YAML finds hard. */
final class RandomRegistry {
    private static final List<String> HARD = List.of(
            "yes",
            "null",
            "~",
            "0x1F",
            "1e3",
            "2026-01-01",
            "- satu",
            "a: b",
            "a #b",
            "'kutip'",
            "\"kutip\"",
            "@awal",
            "%awal",
            "`awal`",
            "{kurung}",
            "[kurung]",
            "&jangkar",
            "*alias",
            "!tag",
            "| pipa",
            "> lebih",
            "é ü ñ",
            "😀",
            "\\ garis",
            "akhir:",
            "<<",
            "=",
            "07");

    private final Random random;
    private final RandomEvents events;

    RandomRegistry(Random random) {
        this.random = random;
        this.events = new RandomEvents(random, this::text);
    }

    /** A registry of {@code size} agencies with two applications each. */
    Registry of(int size) {
        List<Agency> agencies = new ArrayList<>();
        List<Application> applications = new ArrayList<>();
        List<Agreement> agreements = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            agencies.add(new Agency(
                    code("dinas", i), text(), "GOV", new Agency.Contact(text(), "a@b.example", "0800-0000-0000")));
            for (int j = 0; j < 2; j++) {
                Application application = application(code("app", 2 * i + j), code("dinas", i));
                applications.add(application);
                agreements.add(agreement(application, code("app", random.nextInt(2 * size))));
            }
        }
        City city = new City(text(), "99.71", ZoneId.of("Asia/Jayapura"), random.nextBoolean());
        return new Registry(0, city, agencies, applications, agreements);
    }

    private static String code(String word, int number) {
        return word + "%04d".formatted(number);
    }

    private Application application(String code, String agency) {
        return new Application(
                code,
                agency,
                text(),
                List.of(
                        new Application.Connection("basis", "jdbc", Resilience.DEFAULT, Map.of("url", "jdbc:x:y")),
                        random.nextBoolean() ? connection() : several()),
                List.of(service("buku", "basis", jdbc()), service("warga", "utama", Map.of("path", "/v1/{nik}"))),
                List.of(events.eventType(code + ".terbit", dataClass(), random.nextBoolean() ? text() : "")),
                List.of(events.subscription(code + ".terbit"), events.pulled(code + ".terbit")),
                random.nextBoolean() ? List.of() : List.of(ClientKey.of(ClientKeyTest.ELLIPTIC)),
                random.nextBoolean() ? List.of() : List.of(AddressRange.parse("10.20.0.0/16")));
    }

    private Application.Connection connection() {
        return new Application.Connection("utama", "http", resilience(), settings());
    }

    private Application.Connection several() {
        LocalDateTime begin = LocalDate.of(2026, 12, 5).atStartOfDay().plusSeconds(random.nextInt(1_000_000));
        return new Application.Connection(
                "utama",
                "http",
                resilience(),
                Map.of("credential", "env:X"),
                Map.of("http://satu.example/x", 1 + random.nextInt(100), "${sandbox.http}/y", 1),
                random.nextBoolean() ? TargetCheck.NONE : new TargetCheck("/a", Duration.ofMillis(700), 1, 1),
                List.of(
                        new MaintenanceWindow(begin, begin.plusHours(2), text()),
                        new MaintenanceWindow(begin.minusDays(1), begin, text())));
    }

    private Resilience resilience() {
        return new Resilience(
                1 + random.nextInt(100),
                10_000,
                1 + random.nextInt(99),
                Duration.ofMillis(100 + random.nextInt(100_000)),
                1 + random.nextInt(1000),
                1 + random.nextInt(5),
                new Resilience.Slow(Duration.ofSeconds(1 + random.nextInt(100)), 1 + random.nextInt(100)),
                Duration.ofMillis(50 + random.nextInt(100_000)),
                new Resilience.Retry(
                        random.nextInt(6), random.nextInt(101), random.nextBoolean() ? List.of() : List.of(504, 503)),
                1 + random.nextInt(10));
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>(Map.of("baseUrl", "${sandbox.http}/x"));
        if (random.nextBoolean()) {
            settings.put("credential", "file:/run/secrets/x");
        }
        return settings;
    }

    private Map<String, String> jdbc() {
        String ending = random.nextBoolean() ? "\n" : "";
        return Map.of("sql", "select '" + text().replace("${", "") + "'\n  from buku\n where nik = :nik" + ending);
    }

    private Service service(String code, String connection, Map<String, String> settings) {
        return new Service(
                code,
                text(),
                text(),
                dataClass(),
                random.nextBoolean() ? Proof.STRICT : Proof.PROMPT,
                connection,
                Duration.ofMillis(50 + random.nextInt(299_000)),
                IntStream.range(0, 1 + random.nextInt(3))
                        .mapToObj(each -> operation("op" + each, "/" + "x/".repeat(each) + "{nik}", settings))
                        .toList(),
                random.nextBoolean() ? ServiceContract.NONE : contract());
    }

    private ServiceContract contract() {
        String document = """
                openapi: 3.1.0
                info: {title: "%s", version: "1"}
                paths:
                  /x: {get: {responses: {}}}
                """.formatted(text().replaceAll("[\"\\\\\\p{Cntrl}]", "-"));
        return new ServiceContract(random.nextBoolean() ? Mode.OBSERVE : Mode.OFF, document);
    }

    private Service.Operation operation(String code, String path, Map<String, String> settings) {
        return new Service.Operation(
                code,
                random.nextBoolean() ? "GET" : "POST",
                PathTemplate.parse(path),
                random.nextBoolean() ? SubjectSource.parse("path:nik") : SubjectSource.NONE,
                settings,
                random.nextBoolean() ? Map.of("nik", text()) : Map.of());
    }

    private Agreement agreement(Application application, String consumer) {
        Service service = application.services().get(random.nextInt(2));
        return new Agreement(
                consumer + "-" + application.code() + "-" + service.code(),
                consumer,
                application.code(),
                service.code(),
                random.nextBoolean() ? List.of("op0") : List.of(),
                random.nextBoolean() ? List.of("nama", "alamat.kota") : List.of(),
                text(),
                text(),
                LocalDate.of(2020, 1, 1).plusDays(random.nextInt(2000)),
                LocalDate.of(2030, 1, 1).plusDays(random.nextInt(2000)),
                limits(),
                hours(),
                text());
    }

    private Limits limits() {
        Limits standard = Limits.of(1 + random.nextInt(1000));
        return random.nextBoolean()
                ? standard
                : new Limits(
                        standard.perSecond(),
                        1 + random.nextInt(2000),
                        random.nextInt(100_000),
                        random.nextInt(1_000_000),
                        1 + random.nextInt(100));
    }

    private Hours hours() {
        return Hours.of(
                random.nextBoolean() ? List.of() : List.of("senin", "minggu"),
                random.nextBoolean() ? "" : "22:00-04:30");
    }

    private DataClass dataClass() {
        return DataClass.of(List.of("terbuka", "terbatas", "pribadi", "rahasia").get(random.nextInt(4)));
    }

    private String text() {
        String hard = HARD.get(random.nextInt(HARD.size()));
        return random.nextBoolean() ? hard : hard + " " + HARD.get(random.nextInt(HARD.size()));
    }
}
