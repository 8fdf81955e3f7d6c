package id.simpul.deploy;

import id.simpul.gateway.runtime.Ports;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One quiet hub of the sample city for every test that does not stop, break or reconfigure it: started when the first test
 * asks, stopped after the last. A test adds agencies of its own and undoes whatever else it changes.
 *
 * <p>Gives a {@link HubProcess}, or the {@link Ports} alone: those of a hub that runs already where
 * {@code -Dsimpul.test.base} names its port base.
 */
public final class SharedHub implements ParameterResolver {
    private static final ExtensionContext.Namespace ROOM = ExtensionContext.Namespace.create(SharedHub.class);
    private static final Map<String, String> QUIET = Map.of("SIMPUL_SAMPLE_HEARTBEAT", "false");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == HubProcess.class || type == Ports.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Integer running = Integer.getInteger("simpul.test.base");
        boolean portsAreEnough = parameter.getParameter().getType() == Ports.class;
        if (portsAreEnough && running != null) {
            return new Ports(running);
        }
        HubProcess hub = context.getRoot()
                .getStore(ROOM)
                .computeIfAbsent(
                        HubProcess.class, first -> HubProcess.start(QUIET).awaitReady(), HubProcess.class);
        return portsAreEnough ? hub.ports() : hub;
    }
}
