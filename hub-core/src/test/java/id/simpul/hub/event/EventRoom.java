package id.simpul.hub.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.simpul.hub.connector.Connections;
import id.simpul.hub.connector.Outbound;
import id.simpul.hub.ledger.Evidence;
import id.simpul.hub.ledger.LedgerRecord;
import id.simpul.hub.ledger.Notary;
import id.simpul.hub.log.KafkaClients;
import id.simpul.hub.log.KafkaSettings;
import id.simpul.hub.log.TestBroker;
import id.simpul.hub.message.CallId;
import id.simpul.hub.message.Event;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.policy.Breakers;
import id.simpul.hub.registry.RouteTable;
import id.simpul.hub.store.Database;
import id.simpul.hub.store.Home;
import id.simpul.hub.store.TestPostgres;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One node's event path, wired by Spring as in the hub, on a database, a broker and a folder of the test's own. */
final class EventRoom implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(90);

    static final String KEK = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String TRACE = "0".repeat(31) + "1";

    private final String node;
    private final Path home;
    private final DataSource dataSource;
    private final KafkaSettings kafka;
    private final Receiver receiver;
    private final Clock clock;
    private final JdbcClient jdbc;
    private RouteTable city;
    private AnnotationConfigApplicationContext context;

    EventRoom(String node, Path home, DataSource dataSource, KafkaSettings kafka, RouteTable city, Receiver receiver) {
        this(node, home, dataSource, kafka, city, receiver, Clock.systemUTC());
    }

    EventRoom(
            String node,
            Path home,
            DataSource dataSource,
            KafkaSettings kafka,
            RouteTable city,
            Receiver receiver,
            Clock clock) {
        this.clock = clock;
        this.node = node;
        this.home = home;
        this.dataSource = dataSource;
        this.kafka = kafka;
        this.city = city;
        this.receiver = receiver;
        this.jdbc = JdbcClient.create(dataSource);
        this.context = open();
    }

    /** A single node on the shared broker and a database that nobody else has. */
    static EventRoom alone(Path home, RouteTable city, Receiver receiver) {
        return new EventRoom(
                "n1", home, TestPostgres.fresh(), TestBroker.shared().settings(), city, receiver);
    }

    private AnnotationConfigApplicationContext open() {
        AnnotationConfigApplicationContext opened = new AnnotationConfigApplicationContext();
        opened.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test",
                        Map.of(
                                "simpul.kek",
                                KEK,
                                "simpul.event.retry-in-lane",
                                "10ms",
                                "simpul.event.retry-aside",
                                "100ms,200ms")));
        opened.registerBean(Home.class, () -> new Home(home));
        opened.registerBean(DataSource.class, () -> dataSource);
        opened.registerBean(KafkaSettings.class, () -> kafka);
        opened.registerBean(Clock.class, () -> clock);
        opened.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        opened.registerBean(CircuitBreakerRegistry.class, CircuitBreakerRegistry::ofDefaults);
        opened.registerBean(Evidence.class, () -> new NoEvidence(node));
        opened.registerBean(Outbound.class, () -> (target, method, path, headers, body, deadline) -> {
            throw new AssertionError("outbound: " + path + " (expected: connectors only)");
        });
        opened.registerBean("uji", Receiver.Kind.class, () -> new Receiver.Kind(receiver));
        opened.register(Breakers.class, Connections.class, Notary.class);
        opened.scan("id.simpul.hub.event", "id.simpul.hub.keys", "id.simpul.hub.log", "id.simpul.hub.store");
        opened.refresh();
        await().atMost(PATIENCE)
                .until(() -> opened.getBean(Database.class).ready().isDone());
        show(opened);
        return opened;
    }

    private void show(AnnotationConfigApplicationContext to) {
        to.getBean(Connections.class).openAll(city);
        to.getBean(EventTable.class).accept(city);
    }

    /** Starts again what was closed. */
    void reopen() {
        context = open();
    }

    Admin admin() {
        return new KafkaClients(kafka).admin();
    }

    /** Takes every record and keeps none: these tests look at events. */
    private record NoEvidence(String id) implements Evidence {
        @Override
        public void append(LedgerRecord evidence) {}

        @Override
        public CompletionStage<Void> appendStrictly(LedgerRecord evidence, Duration patience) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public String node() {
            return id + "/1";
        }
    }

    void apply(RouteTable next) {
        city = next;
        show(context);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    static Event event(String id, String key, String data) {
        return Event.json(
                id,
                "/uji",
                "uji.terjadi",
                key,
                Instant.parse("2026-11-28T00:00:00Z"),
                ("{\"nomor\":\"" + data + "\"}").getBytes(UTF_8));
    }

    /** Publishes until it is accepted: the log may not be ready yet. */
    CallId publish(Event event) {
        return await().atMost(PATIENCE).ignoreException(FaultException.class).until(() -> accept(event), _ -> true);
    }

    CallId accept(Event event) throws FaultException {
        return bean(EventPath.class).accept(CallId.at(Instant.now()), Receiver.PUBLISHER, event, TRACE);
    }

    Balance balance(String subscription) throws Exception {
        return bean(Balances.class).now().stream()
                .filter(each -> each.subscription().equals(subscription))
                .findFirst()
                .orElse(new Balance(Receiver.PUBLISHER, subscription, 0, 0, 0, 0, 0, 0, null, 0, "", null, List.of()));
    }

    void awaitSettled(long accepted) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(bean(Balances.class).now())
                        .isNotEmpty()
                        .allSatisfy(each -> assertThat(each)
                                .returns(accepted, Balance::accepted)
                                .returns(accepted, Balance::delivered)
                                .returns(true, Balance::even)));
    }

    @Override
    public void close() {
        context.close();
    }
}
