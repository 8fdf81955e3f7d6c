package id.simpul.connectors.jdih;

import id.simpul.connectors.camel.CamelRoutes;
import id.simpul.hub.connector.CheckedSettings;
import id.simpul.hub.connector.ConnectorKind;
import id.simpul.hub.connector.FaceReader;
import id.simpul.hub.connector.Outbound;
import id.simpul.hub.connector.Publisher;
import id.simpul.hub.connector.Pulling;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.ConnectionFace;
import id.simpul.hub.store.Home;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Connections to member sites of JDIHN, each with a schedule that is a Camel route made from the registry. */
@Component
public class JdihKind implements ConnectorKind {
    /** Sites are not all fetched in the same second. */
    private static final int JITTER_SECONDS = 10;

    private final ConnectionFace face = FaceReader.beside(JdihKind.class);
    private final AtomicLong opened = new AtomicLong();
    private final CamelRoutes routes;
    private final Outbound outbound;
    private final Publisher publisher;
    private final Home home;
    private final Clock clock;

    /** Lazy: the event path delivers over connections, which are made of kinds. */
    public JdihKind(CamelRoutes routes, Outbound outbound, @Lazy Publisher publisher, Home home, Clock clock) {
        this.routes = routes;
        this.outbound = outbound;
        this.publisher = publisher;
        this.home = home;
        this.clock = clock;
        routes.addTemplates(new JdihTemplates());
    }

    @Override
    public ConnectionFace face() {
        return face;
    }

    @Override
    public Pulling open(Application application, Application.Connection connection) {
        CheckedSettings settings = CheckedSettings.of(face.connection(), connection.settings());
        application.operationsOver(connection).forEach(each -> CheckedSettings.of(face.operation(), each.settings()));
        Duration every = settings.duration("every");
        Instant first = clock.instant().plusSeconds(ThreadLocalRandom.current().nextInt(JITTER_SECONDS));
        String id = application.code() + "-" + connection.code() + "-" + opened.incrementAndGet();
        return new JdihConnector(
                id,
                new JdihSite(URI.create(settings.text("url")), settings.duration("timeout"), outbound, clock),
                pull(application, connection, settings.number("shrink")),
                new JdihSchedule(every, first),
                routes,
                clock);
    }

    private JdihPull pull(Application application, Application.Connection connection, int shrink) {
        String name = application.code() + "/" + connection.code();
        Path file = home.connectors().resolve("jdih-" + application.code() + "-" + connection.code() + ".json");
        LastGoodSet set = new LastGoodSet(file);
        return new JdihPull(name, set, new JdihChanges(application.code(), "/" + name, publisher, set), shrink);
    }
}
