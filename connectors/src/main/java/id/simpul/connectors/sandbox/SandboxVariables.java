package id.simpul.connectors.sandbox;

import id.simpul.hub.connector.TargetVariables;
import java.util.Map;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/** Where the simulated applications are found in this run. */
@Component
@Conditional(SampleCity.class)
class SandboxVariables implements TargetVariables {
    private final SandboxHttp http;

    SandboxVariables(SandboxHttp http) {
        this.http = http;
    }

    @Override
    public Map<String, String> values() {
        return Map.of("sandbox.http", http.address());
    }
}
