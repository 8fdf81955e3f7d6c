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
    private final SandboxSql sql;

    SandboxVariables(SandboxHttp http, SandboxSql sql) {
        this.http = http;
        this.sql = sql;
    }

    @Override
    public Map<String, String> values() {
        return Map.of(
                "sandbox.http", http.address(),
                "sandbox.sql", sql.address(),
                "sandbox.sql.user", sql.user(),
                "sandbox.sql.password", sql.password(),
                "sandbox.oss.user", "oss",
                "sandbox.oss.password", "oss-demo");
    }
}
