package id.simpul.connectors;

import id.simpul.hub.connector.ConnectorKind;
import id.simpul.hub.connector.Target;
import id.simpul.hub.message.Call;
import id.simpul.hub.message.CallId;
import id.simpul.hub.message.Headers;
import id.simpul.hub.message.TraceContext;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.DataClass;
import id.simpul.hub.registry.PathTemplate;
import id.simpul.hub.registry.Resilience;
import id.simpul.hub.registry.Service;
import id.simpul.hub.registry.Service.Operation;
import id.simpul.hub.registry.SubjectSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls and connections as tests make them. */
public final class Calls {
    private Calls() {}

    public static Call get(String tail, @Nullable String query, Duration deadline) {
        Instant now = Instant.now();
        return Call.arrived(
                        CallId.at(now),
                        "GET",
                        "uji",
                        "layanan",
                        tail,
                        query,
                        Headers.NONE,
                        "127.0.0.1",
                        now,
                        TraceContext.of(null))
                .withDeadline(now.plus(deadline));
    }

    public static Operation operation(String path, Map<String, String> settings) {
        return new Operation("baca", "GET", PathTemplate.parse(path), SubjectSource.NONE, settings, Map.of());
    }

    /** Opens a connection of an application that offers {@code operation} over it. */
    public static Target open(ConnectorKind kind, Map<String, String> settings, Operation operation) {
        Application.Connection connection =
                new Application.Connection("utama", kind.face().kind(), Resilience.DEFAULT, settings);
        Service service = new Service(
                "layanan", "Layanan", "Service", DataClass.TERBUKA, "utama", Duration.ofSeconds(3), List.of(operation));
        Application application =
                new Application("uji", "dinas", "Uji", List.of(connection), List.of(service), List.of(), List.of());
        return kind.open(application, connection);
    }
}
