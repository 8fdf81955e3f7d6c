package id.simpul.connectors.sandbox;

import id.simpul.hub.connector.Peragaan;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.registry.RouteTable;
import id.simpul.hub.registry.RouteTableListener;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What the sample city's applications do on demand, as {@code errands.yaml} words it. */
@Component
@Conditional(SampleCity.class)
class Errands implements Peragaan, RouteTableListener {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String RESIDENT = "/api/dukcapil/penduduk/9971010101900000";
    private static final Pattern REQUEST = Pattern.compile("KTP-\\d{4}-\\d{6}-\\d");
    private static final byte[] NOTHING = new byte[0];

    private final ForeignApplications applications;
    private final Visitor visitor;
    private final SandboxVariables variables;
    private final Residents residents;
    private final Clock clock;
    private final Yaml texts = Yaml.read(Errands.class.getResource("errands.yaml"));
    private final AtomicLong count = new AtomicLong();
    private volatile ZoneId zone = ZoneId.of("Asia/Jakarta");

    Errands(
            ForeignApplications applications,
            Visitor visitor,
            SandboxVariables variables,
            Residents residents,
            Clock clock) {
        this.applications = applications;
        this.visitor = visitor;
        this.variables = variables;
        this.residents = residents;
        this.clock = clock;
    }

    @Override
    public void accept(RouteTable table) {
        zone = table.registry().city().zone();
    }

    @Override
    public Done run(Act act) throws FaultException {
        try {
            return switch (act) {
                case PANGGILAN -> call(act, "simpeg");
                case DITOLAK -> call(act, "parkir");
                case PERISTIWA -> event(act, "peristiwa");
                case SURAT -> event(act, "surat");
                case NIB -> nib(act);
                case PERMOHONAN -> request(act);
            };
        } catch (IOException away) {
            throw new FaultException(Fault.hub(FaultCode.HUB_SIBUK, "The gateway did not answer."), away);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new FaultException(Fault.hub(FaultCode.HUB_SIBUK, "The hub is stopping."), stopped);
        }
    }

    private Done call(Act act, String application) throws IOException, InterruptedException {
        return done(act, applications.ask(application, true, "GET", RESIDENT, "application/json", NOTHING), "");
    }

    private Done event(Act act, String name) throws IOException, InterruptedException {
        Yaml errand = Yaml.of("errands.yaml: " + name, texts.value(name));
        Draw draw = draw(name);
        String number = Objects.toString(Template.of(errand.text("subject")).fill(draw), "");
        Map<String, @Nullable Object> event = new LinkedHashMap<>();
        event.put("specversion", "1.0");
        event.put("id", UUID.randomUUID().toString());
        event.put("source", "/" + errand.text("application"));
        event.put("type", errand.text("type"));
        event.put("subject", number);
        event.put("time", clock.instant().toString());
        if (errand.value("attributes") instanceof Map<?, ?> attributes) {
            attributes.forEach((key, value) -> event.put(String.valueOf(key), value));
        }
        event.put("data", Template.of(errand.value("data")).fill(draw));
        HttpResponse<String> answer = applications.ask(
                errand.text("application"),
                true,
                "POST",
                "/events",
                "application/cloudevents+json",
                JSON.writeValueAsBytes(event));
        return done(act, answer, number);
    }

    /** OSS proves itself by its token of the day (PIA OSS-RBA 4.3.22). */
    private Done nib(Act act) throws IOException, InterruptedException {
        Draw draw = draw("nib");
        String nib = draw.variable("nib");
        byte[] body = JSON.writeValueAsBytes(Template.of(texts.value("nib")).fill(draw));
        Map<String, String> known = variables.values();
        String day = DateTimeFormatter.BASIC_ISO_DATE.format(LocalDate.ofInstant(clock.instant(), zone));
        String token = sha1(known.get("sandbox.oss.user") + known.get("sandbox.oss.password") + nib + day);
        HttpResponse<String> answer =
                applications.ask("oss", false, "POST", "/oss/receiveNIB", "application/json", body, "Token", token);
        return done(act, answer, nib);
    }

    /** A citizen fills in the portal's form as its page asks. */
    private Done request(Act act) throws IOException, InterruptedException {
        Yaml errand = Yaml.of("errands.yaml: permohonan", texts.value("permohonan"));
        Draw draw = draw("permohonan");
        Map<String, String> typed = new LinkedHashMap<>();
        if (Template.of(errand.value("isian")).fill(draw) instanceof Map<?, ?> fields) {
            fields.forEach((name, value) -> typed.put(String.valueOf(name), String.valueOf(value)));
        }
        HttpResponse<String> receipt = visitor.send(errand.text("path"), typed);
        Matcher number = REQUEST.matcher(receipt.body());
        return new Done(act, receipt.statusCode(), "", number.find() ? number.group() : "");
    }

    private static String sha1(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("digest: SHA-1 (expected: a JDK that has it)", absent);
        }
    }

    /** Each errand has a number of its own, which begins where no other start of the hub did. */
    private Draw draw(String name) {
        long number = clock.instant().getEpochSecond() % 10_000_000 + count.incrementAndGet();
        Dice dice = Dice.of(name + number);
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        Map<String, String> values = new HashMap<>();
        values.put("nomor", Long.toString(number));
        values.put("nib", "991%010d".formatted(number));
        values.put("tahun", Integer.toString(today.getYear()));
        values.put("hari", today.toString());
        values.put("sidik", HexFormat.of().formatHex(digest(name + number)));
        return new Draw(values, null, () -> residents.anybody(dice), dice, 1);
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("digest: SHA-256 (expected: a JDK that has it)", absent);
        }
    }

    private static Done done(Act act, HttpResponse<String> answer, String number) {
        String id = answer.headers().firstValue("X-Request-Id").orElse("");
        return new Done(act, answer.statusCode(), id, number);
    }
}
