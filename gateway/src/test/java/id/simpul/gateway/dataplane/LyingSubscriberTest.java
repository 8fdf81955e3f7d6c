package id.simpul.gateway.dataplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.simpul.hub.connector.HttpTarget;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.message.Headers;
import id.simpul.hub.policy.attempt.Targets;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a delivery comes to where the subscriber's server lies, over a real socket; hub-core decides what follows of it. */
class LyingSubscriberTest {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ScriptedTarget subscriber = new ScriptedTarget();
    private final HubOutbound outbound = new HubOutbound(
            CLOCK, new Targets(new SimpleMeterRegistry(), CLOCK), new PushNetworks("127.0.0.0/8", true));

    LyingSubscriberTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        outbound.close();
        subscriber.close();
    }

    /** The status, or the fault's code where there is none to rely on. */
    private String push(int millis) {
        HttpTarget target = new HttpTarget(URI.create(subscriber.origin()), Duration.ofSeconds(2), 4, Map.of());
        try {
            return String.valueOf(outbound.push(
                            target,
                            "POST",
                            "/terima",
                            Headers.NONE,
                            new byte[] {'1'},
                            CLOCK.instant().plusMillis(millis))
                    .status());
        } catch (FaultException failed) {
            return failed.fault().code().code();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "closing, 200, 20000",
        "500, 500, 20000",
        "elsewhere, 307, 20000",
        "garbage, jawaban-tidak-sah, 20000",
        "huge, jawaban-terlalu-besar, 20000",
        "cut, tujuan-memutus, 20000",
        "reset, tujuan-memutus, 20000",
        "held, batas-waktu, 300",
        "silent, batas-waktu, 300",
        "slow-body, batas-waktu, 300"
    })
    void oneLieIsOneAnswerAndALaterDeliveryIsAsGoodAsNew(String lie, String comesTo, int millis) {
        subscriber.next(lie);

        assertThat(push(millis)).isEqualTo(comesTo);
        assertThat(subscriber.asked()).as("asked").isEqualTo(1);
        if (lie.equals("closing")) { // after a good answer: the hub may not have seen yet that the connection is gone
            await().atMost(PATIENCE).until(() -> push(20_000), "200"::equals);
        }
        assertThat(push(20_000)).isEqualTo("200");
    }
}
