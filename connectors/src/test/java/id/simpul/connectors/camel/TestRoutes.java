package id.simpul.connectors.camel;

import java.time.Clock;
import org.apache.camel.CamelContext;

/** Camel as the hub starts it, without Spring. */
public final class TestRoutes implements AutoCloseable {
    private final CamelContext context = new CamelConfiguration().camel();
    private final CamelRoutes routes;

    public TestRoutes() {
        context.start();
        routes = new CamelRoutes(context, Clock.systemUTC());
    }

    public CamelRoutes routes() {
        return routes;
    }

    public CamelContext context() {
        return context;
    }

    @Override
    public void close() {
        routes.close();
        context.stop();
    }
}
