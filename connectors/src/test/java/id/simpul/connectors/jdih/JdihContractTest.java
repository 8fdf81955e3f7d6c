package id.simpul.connectors.jdih;

import id.simpul.connectors.Behaviour;
import id.simpul.connectors.Calls;
import id.simpul.connectors.ConnectorContract;
import id.simpul.connectors.Relay;
import id.simpul.connectors.camel.TestRoutes;
import id.simpul.hub.connector.ConnectorKind;
import id.simpul.hub.registry.Service.Operation;
import id.simpul.hub.store.Home;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class JdihContractTest extends ConnectorContract {
    @TempDir
    private Path home;

    private TestRoutes camel = new TestRoutes();
    private JdihKind kind = kind(camel);

    private JdihKind kind(TestRoutes camel) {
        MemberSite site = new MemberSite();
        return new JdihKind(camel.routes(), site, site, new Home(Path.of("target")), Clock.systemUTC());
    }

    @BeforeEach
    void start() {
        MemberSite site = new MemberSite();
        camel.close();
        camel = new TestRoutes();
        kind = new JdihKind(camel.routes(), site, site, new Home(home), Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        camel.close();
    }

    @Override
    protected ConnectorKind kind() {
        return kind;
    }

    @Override
    protected Map<String, String> settingsAt(int port) {
        return Map.of("url", "http://127.0.0.1:" + port + "/feed/document.json");
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
        return false;
    }
}
