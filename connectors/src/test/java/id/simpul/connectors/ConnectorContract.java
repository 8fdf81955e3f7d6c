package id.simpul.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import id.simpul.hub.connector.Connector;
import id.simpul.hub.connector.ConnectorKind;
import id.simpul.hub.connector.HttpTarget;
import id.simpul.hub.connector.Target;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.message.Reply;
import id.simpul.hub.registry.ConnectionFace.Field;
import id.simpul.hub.registry.Service.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every kind of connection promises. A kind's test inherits it and says only how its target is reached. */
public abstract class ConnectorContract {
    private static final Duration AMPLE = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(600);

    private final List<Relay> relays = new ArrayList<>();

    protected abstract ConnectorKind kind();

    /** Settings that lead to a target on this port of loopback; the secret ones hold their values. */
    protected abstract Map<String, String> settingsAt(int port);

    /** The port of a target that is well. */
    protected abstract int healthyPort();

    /** An operation that the target answers with 200 for {@link #tail()}. */
    protected abstract Operation operation();

    protected abstract String tail();

    protected boolean has(Behaviour behaviour) {
        return true;
    }

    @AfterEach
    void closeRelays() {
        relays.forEach(Relay::close);
    }

    @Test
    void refusesASettingThatItsFaceDoesNotHave() {
        Map<String, String> settings = new HashMap<>(settingsAt(healthyPort()));
        settings.put("tidakDikenal", "x");

        assertThatThrownBy(() -> open(settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tidakDikenal");
    }

    @Test
    void refusesToOpenWithoutARequiredSetting() {
        for (Field field : kind().face().connection()) {
            if (field.required()) {
                Map<String, String> settings = new HashMap<>(settingsAt(healthyPort()));
                settings.remove(field.name());
                assertThatThrownBy(() -> open(settings)).hasMessageStartingWith(field.name() + ": missing");
            }
        }
    }

    @Test
    void offersDefaultsThatItAccepts() {
        for (Field field : kind().face().connection()) {
            if (!field.fallback().isEmpty() && !field.pattern().isEmpty()) {
                assertThat(field.fallback()).as(field.name()).matches(field.pattern());
            }
        }
    }

    @Test
    void refusesAnOperationThatItsFaceDoesNotDescribe() {
        Map<String, String> settings = new HashMap<>(operation().settings());
        settings.put("tidakDikenal", "x");
        Operation odd = Calls.operation(operation().path().toString(), settings);

        assertThatThrownBy(() -> Calls.open(kind(), settingsAt(healthyPort()), odd))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void opensWithoutTheTarget() {
        Relay relay = relay();

        Target target = open(settingsAt(relay.port()));

        assertThat(relay.accepted()).isZero();
        close(target);
    }

    @Test
    void answers() throws Exception {
        if (!has(Behaviour.ANSWERS_CALLS)) {
            answersNothingItself(open(settingsAt(healthyPort())));
            return;
        }
        try (Connector connector = connector(settingsAt(healthyPort()))) {
            Reply reply = ask(connector, AMPLE);

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.headers().first("content-type")).isNotBlank();
            assertThat(reply.body()).isNotEmpty();
        }
    }

    /** The data plane asks its address, or nobody asks it at all. */
    private void answersNothingItself(Target target) {
        if (target instanceof Connector connector) {
            assertThatThrownBy(() -> ask(connector, AMPLE)).isInstanceOf(FaultException.class);
            connector.close();
        } else {
            assertThat(target).isInstanceOf(HttpTarget.class);
        }
    }

    @Test
    void givesUpAtTheDeadline() throws Exception {
        if (!has(Behaviour.ANSWERS_CALLS) || !has(Behaviour.REACHES_A_SERVER)) {
            return;
        }
        Relay relay = relay();
        try (Connector connector = connector(settingsAt(relay.port()))) {
            ask(connector, AMPLE);
            relay.silence();
            Instant asked = Instant.now();

            assertThat(fault(connector, SHORT)).isEqualTo(FaultCode.BATAS_WAKTU);

            assertThat(Duration.between(asked, Instant.now())).isBetween(SHORT.minusMillis(20), SHORT.plusSeconds(2));
        }
    }

    @Test
    void saysThatTheTargetIsOutOfReach() throws Exception {
        if (!has(Behaviour.ANSWERS_CALLS)) {
            return;
        }
        try (Connector connector = connector(settingsAt(Relay.deadPort()))) {
            if (!has(Behaviour.REACHES_A_SERVER)) {
                assertThat(ask(connector, AMPLE).status()).isEqualTo(200);
                return;
            }
            assertThat(fault(connector, AMPLE)).isEqualTo(FaultCode.TUJUAN_TIDAK_TERJANGKAU);
        }
    }

    @Test
    void recoversWithTheTarget() throws Exception {
        if (!has(Behaviour.ANSWERS_CALLS) || !has(Behaviour.REACHES_A_SERVER)) {
            return;
        }
        Relay relay = relay();
        try (Connector connector = connector(settingsAt(relay.port()))) {
            ask(connector, AMPLE);
            relay.cut();

            await().ignoreExceptions()
                    .untilAsserted(
                            () -> assertThat(ask(connector, AMPLE).status()).isEqualTo(200));
        }
    }

    @Test
    void closesTwiceAndLeavesNothingBehind() throws Exception {
        if (!has(Behaviour.ANSWERS_CALLS)) {
            return;
        }
        Relay relay = relay();
        openAskAndClose(relay);
        Set<String> before = threads();

        openAskAndClose(relay);

        await().untilAsserted(() -> assertThat(relay.open()).isZero());
        await().untilAsserted(() -> assertThat(threads()).isSubsetOf(before));
    }

    private void openAskAndClose(Relay relay) throws FaultException {
        Connector connector = connector(settingsAt(relay.port()));
        ask(connector, AMPLE);
        connector.close();
        assertThatCode(connector::close).doesNotThrowAnyException();
    }

    @Test
    void keepsItsSecretsToItself() {
        Map<String, String> settings = settingsAt(healthyPort());
        Target target = open(settings);

        for (Field field : kind().face().connection()) {
            String value = settings.get(field.name());
            if (field.secret() && value != null) {
                assertThat(target.toString()).doesNotContain(value);
            }
        }
        close(target);
    }

    private Relay relay() {
        Relay relay = new Relay(healthyPort());
        relays.add(relay);
        return relay;
    }

    private Target open(Map<String, String> settings) {
        return Calls.open(kind(), settings, operation());
    }

    private Connector connector(Map<String, String> settings) {
        return (Connector) open(settings);
    }

    private Reply ask(Connector connector, Duration deadline) throws FaultException {
        return connector.call(operation(), Calls.get(tail(), null, deadline));
    }

    private FaultCode fault(Connector connector, Duration deadline) {
        return catchThrowableOfType(FaultException.class, () -> ask(connector, deadline))
                .fault()
                .code();
    }

    private static void close(Target target) {
        if (target instanceof Connector connector) {
            connector.close();
        }
    }

    /** The platform's threads; carriers of virtual threads and the machine's own come and go as they like. */
    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(each -> each.getThreadGroup() != null
                        && !each.getThreadGroup().getName().equals("system"))
                .map(Thread::getName)
                .filter(each -> !each.startsWith("ForkJoinPool") && !each.startsWith("awaitility"))
                .collect(Collectors.toSet());
    }
}
