package id.simpul.connectors.example;

import id.simpul.connectors.Behaviour;
import id.simpul.connectors.Calls;
import id.simpul.connectors.ConnectorContract;
import id.simpul.connectors.Relay;
import id.simpul.hub.connector.ConnectorKind;
import id.simpul.hub.registry.Service.Operation;
import java.util.Map;

class ExampleContractTest extends ConnectorContract {

    @Override
    protected ConnectorKind kind() {
        return new ExampleKind();
    }

    @Override
    protected Map<String, String> settingsAt(int port) {
        return Map.of("text", "Selamat datang");
    }

    @Override
    protected int healthyPort() {
        return Relay.deadPort();
    }

    @Override
    protected Operation operation() {
        return Calls.operation("", Map.of());
    }

    @Override
    protected String tail() {
        return "";
    }

    @Override
    protected boolean has(Behaviour behaviour) {
        return behaviour != Behaviour.REACHES_A_SERVER;
    }
}
