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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Connections to HTTP servers: the address and its limits as plain data, no transport. */
@Component
public class HttpKind implements ConnectorKind {
    private static final String ADDRESS = "baseUrl";

    private final ConnectionFace face = FaceReader.beside(HttpKind.class);

    @Override
    public ConnectionFace face() {
        return face;
    }

    @Override
    public HttpTarget open(Application application, Application.Connection connection) {
        List<HttpTarget.Origin> origins = origins(connection);
        CheckedSettings settings = settings(connection, origins.getFirst().uri().toString());
        application.operationsOver(connection).forEach(this::check);
        return new HttpTarget(
                application.code() + "/" + connection.code(),
                origins,
                settings.duration("connectTimeout"),
                settings.number("maxConnections"),
                (long) settings.number("maxBodyMegabytes") << 20,
                new TargetTls(settings.text("trust"), settings.text("clientCertificate"), settings.text("clientKey")),
                credential(settings));
    }

    private List<HttpTarget.Origin> origins(Application.Connection connection) {
        if (connection.targets().isEmpty()) {
            return List.of(new HttpTarget.Origin(origin(settings(connection, "")), 1));
        }
        return connection.targets().entrySet().stream()
                .map(each -> new HttpTarget.Origin(origin(settings(connection, each.getKey())), each.getValue()))
                .toList();
    }

    /** With {@code address} as the address, where it is not empty. */
    private CheckedSettings settings(Application.Connection connection, String address) {
        Map<String, String> given = new HashMap<>(connection.settings());
        if (!address.isEmpty()) {
            given.put(ADDRESS, address);
        }
        return CheckedSettings.of(face.connection(), given);
    }

    private static URI origin(CheckedSettings settings) {
        String address = settings.text(ADDRESS);
        return URI.create(address.endsWith("/") ? address.substring(0, address.length() - 1) : address);
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
