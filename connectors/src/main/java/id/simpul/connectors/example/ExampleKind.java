package id.simpul.connectors.example;

import id.simpul.hub.connector.CheckedSettings;
import id.simpul.hub.connector.Connector;
import id.simpul.hub.connector.ConnectorKind;
import id.simpul.hub.connector.FaceReader;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.ConnectionFace;
import org.springframework.stereotype.Component;

/** Connections that answer a fixed text. Copy this folder to begin a kind of your own. */
@Component
public class ExampleKind implements ConnectorKind {
    private final ConnectionFace face = FaceReader.beside(ExampleKind.class);

    @Override
    public ConnectionFace face() {
        return face;
    }

    /** Checks everything, touches nothing: a target that is down is no reason to refuse the connection. */
    @Override
    public Connector open(Application application, Application.Connection connection) {
        CheckedSettings settings = CheckedSettings.of(face.connection(), connection.settings());
        application.operationsOver(connection).forEach(each -> CheckedSettings.of(face.operation(), each.settings()));
        return new ExampleConnector(face, settings.text("text"));
    }
}
