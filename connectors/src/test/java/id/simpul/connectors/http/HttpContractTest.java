package id.simpul.connectors.http;

import id.simpul.connectors.Behaviour;
import id.simpul.connectors.Calls;
import id.simpul.connectors.ConnectorContract;
import id.simpul.connectors.Relay;
import id.simpul.hub.connector.ConnectorKind;
import id.simpul.hub.registry.Service.Operation;
import java.util.Map;

class HttpContractTest extends ConnectorContract {

    @Override
    protected ConnectorKind kind() {
        return new HttpKind();
    }

    @Override
    protected Map<String, String> settingsAt(int port) {
        return Map.of("baseUrl", "http://127.0.0.1:" + port + "/uji", "credential", "Bearer rahasia-sekali");
    }

    @Override
    protected int healthyPort() {
        return Relay.deadPort();
    }

    @Override
    protected Operation operation() {
        return Calls.operation("/{nik}", Map.of("path", "/v1/penduduk/{nik}"));
    }

    @Override
    protected String tail() {
        return "/9971010101900000";
    }

    @Override
    protected boolean has(Behaviour behaviour) {
        return false;
    }
}
