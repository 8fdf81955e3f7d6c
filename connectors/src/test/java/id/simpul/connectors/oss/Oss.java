package id.simpul.connectors.oss;

import id.simpul.hub.connector.Intake;
import id.simpul.hub.connector.Publisher;
import id.simpul.hub.message.CallId;
import id.simpul.hub.message.Event;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.message.Headers;
import id.simpul.hub.message.Reply;
import id.simpul.hub.message.TraceContext;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.City;
import id.simpul.hub.registry.Registry;
import id.simpul.hub.registry.Resilience;
import id.simpul.hub.registry.RouteTable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** OSS in front of an intake: asks as the door of the gateway does, and keeps what was published. */
final class Oss implements Publisher {
    static final String USER = "hub";
    static final String PASSWORD = "rahasia";
    static final String NIB = "9990000000017";

    /** Of formats 2.10, for 1 March 2031. */
    static final String TOKEN = "17b8a1dedacdfe1ef7aeae424f6c87792bda861c";

    static final String DOCUMENT = """
            {"dataNIB":{"nib":"9990000000017","nama_perseroan":"WARUNG CONTOH","kewenangan":"02","tipe_dokumen ":"9",
            "npwp_perseroan":"-","data_checklist":[{"kd_daerah":"9971000000","data_persyaratan":[]}]}}""";

    final OssKind kind;
    final OssIntake intake;
    final List<Event> published = new ArrayList<>();
    Instant now = Instant.parse("2031-03-01T05:00:00Z");

    @Nullable
    Fault fault;

    private Oss(boolean sampleInstallation) {
        kind = new OssKind(sampleInstallation);
        intake = new OssIntake(kind, this);
    }

    /** With the user and password of the test vector. */
    static Oss installed() {
        Oss oss = inCity(true, true);
        oss.connect(USER, PASSWORD);
        return oss;
    }

    static Oss inCity(boolean sampleInstallation, boolean sampleCity) {
        Oss oss = new Oss(sampleInstallation);
        City city = new City("Kota Contoh", "99.71", ZoneId.of("Asia/Jakarta"), sampleCity);
        oss.kind.accept(new RouteTable(new Registry(1, city, List.of(), List.of(), List.of())));
        return oss;
    }

    OssConnector connect(String user, String password) {
        Application application = new Application("oss", "bkpm", "OSS", List.of(), List.of(), List.of(), List.of());
        Map<String, String> settings = Map.of("user", user, "password", password);
        return (OssConnector)
                kind.open(application, new Application.Connection("masuk", "oss", Resilience.DEFAULT, settings));
    }

    @Override
    public CallId publish(String application, Event event) throws FaultException {
        if (fault != null) {
            throw new FaultException(fault);
        }
        published.add(event);
        return CallId.at(now);
    }

    Reply post(String method, String token, String body) {
        return post(method, token, body.getBytes(StandardCharsets.UTF_8));
    }

    Reply post(String method, String token, byte[] body) {
        Intake.Request request = request(method, token, body);
        try {
            return intake.answer(intake.identify(request), request);
        } catch (FaultException refused) {
            return intake.refuse(refused.fault(), request);
        }
    }

    Intake.Request request(String method, String token, byte[] body) {
        return new Intake.Request(
                CallId.at(now),
                Map.of("method", method),
                token.isEmpty() ? Headers.NONE : Headers.of(Map.of("token", token)),
                body,
                "127.0.0.1",
                now,
                TraceContext.of(null));
    }

    static JsonNode outcome(Reply reply) {
        return JsonMapper.shared().readTree(reply.body()).path("responreceiveNIB");
    }
}
