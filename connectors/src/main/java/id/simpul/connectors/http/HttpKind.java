package id.simpul.connectors.http;

import id.simpul.hub.connector.CheckedSettings;
import id.simpul.hub.connector.ConnectorKind;
import id.simpul.hub.connector.FaceReader;
import id.simpul.hub.connector.HttpTarget;
import id.simpul.hub.connector.TargetTls;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.ConnectionFace;
import id.simpul.hub.registry.PathTemplate;
import id.simpul.hub.registry.Service.Operation;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Connections to HTTP servers: the address and its limits as plain data, no transport. */
@Component
public class HttpKind implements ConnectorKind {
    private final ConnectionFace face = FaceReader.beside(HttpKind.class);

    @Override
    public ConnectionFace face() {
        return face;
    }

    @Override
    public HttpTarget open(Application application, Application.Connection connection) {
        CheckedSettings settings = CheckedSettings.of(face.connection(), connection.settings());
        application.operationsOver(connection).forEach(this::check);
        return new HttpTarget(
                origin(settings.text("baseUrl")),
                settings.duration("connectTimeout"),
                settings.number("maxConnections"),
                (long) settings.number("maxBodyMegabytes") << 20,
                new TargetTls(settings.text("trust"), settings.text("clientCertificate"), settings.text("clientKey")),
                credential(settings));
    }

    private static URI origin(String baseUrl) {
        return URI.create(baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl);
    }

    private static Map<String, String> credential(CheckedSettings settings) {
        return settings.has("credential")
                ? Map.of(settings.text("credentialHeader"), settings.text("credential"))
                : Map.of();
    }

    private void check(Operation operation) {
        String path = CheckedSettings.of(face.operation(), operation.settings()).text("path");
        List<String> known = operation.path().variables();
        for (String variable : PathTemplate.parse(path).variables()) {
            if (!known.contains(variable)) {
                throw new IllegalArgumentException("path: " + path + " (expected: variables among " + known + ")");
            }
        }
    }
}
