package id.simpul.gateway.dataplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import id.simpul.hub.connector.HttpTarget;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.message.Headers;
import id.simpul.hub.message.Reply;
import id.simpul.hub.policy.attempt.Targets;
import id.simpul.hub.registry.City;
import id.simpul.hub.registry.Registry;
import id.simpul.hub.registry.RouteTable;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where deliveries may go: by address, and over a real socket. */
class PushNetworksTest {
    private static final Clock CLOCK = Clock.systemUTC();

    private final AtomicReference<String> answer = new AtomicReference<>("127.0.0.1");
    private final ScriptedTarget target = new ScriptedTarget();

    PushNetworksTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        target.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.0.9",
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "100.127.255.255",
                "224.0.0.1",
                "239.255.255.255",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::ffff:169.254.169.254",
                "::10.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::",
                "fd00:ec2::254",
                "fc00::1",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void innerAddressesAreRefusedUnlessAllowed(String address) throws UnknownHostException {
        InetAddress inner = InetAddress.getByName(address);

        assertThat(new PushNetworks("", true).allows(inner)).isFalse();
        assertThat(new PushNetworks("203.0.113.0/24, 2001:db8::/32", true).allows(inner))
                .isFalse();
        String itself = inner.getHostAddress();
        assertThat(new PushNetworks(itself, true).allows(inner)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "11.0.0.1", "2404:6800::1", "::ffff:8.8.8.8"})
    void publicAddressesArePassed(String address) throws UnknownHostException {
        assertThat(new PushNetworks("", true).allows(InetAddress.getByName(address)))
                .isTrue();
    }

    @Test
    void somethingElseThanRangesEndsTheStart() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new PushNetworks("10.20.0.1/16", true))
                .withMessageContaining("10.20.0.1/16 (expected: an IP address, or a range");
    }

    private PushNetworks networks(String allowed) {
        return new PushNetworks(allowed, true, host -> new InetAddress[] {InetAddress.ofLiteral(answer.get())});
    }

    private Reply push(HubOutbound outbound) throws FaultException {
        HttpTarget named = new HttpTarget(
                URI.create("http://pelanggan.example:" + target.port()), Duration.ofSeconds(2), 4, Map.of());
        return outbound.push(
                named,
                "POST",
                "/terima",
                Headers.NONE,
                new byte[] {1},
                CLOCK.instant().plusSeconds(5));
    }

    private HubOutbound outbound(PushNetworks networks) {
        return new HubOutbound(CLOCK, new Targets(new SimpleMeterRegistry(), CLOCK), networks);
    }

    @Test
    void theAddressThatIsConnectedToIsJudgedEachTime() throws FaultException {
        try (HubOutbound outbound = outbound(networks("127.0.0.1"))) {
            assertThat(push(outbound).status()).isEqualTo(200);

            answer.set("127.0.0.2");

            assertThatExceptionOfType(FaultException.class)
                    .isThrownBy(() -> push(outbound))
                    .satisfies(refused -> {
                        assertThat(refused.fault().code()).isEqualTo(FaultCode.JARINGAN_TUJUAN_DILARANG);
                        assertThat(refused.fault().detail()).contains("127.0.0.2 is an inner one");
                    });
            assertThat(target.asked()).isEqualTo(1);
        }
    }

    @Test
    void theSampleCityReachesAllItsOwn() {
        InetAddress inner = InetAddress.getLoopbackAddress();
        PushNetworks networks = new PushNetworks("", true);
        PushNetworks without = new PushNetworks("", false);

        networks.accept(city(true));
        without.accept(city(true));
        assertThat(networks.allows(inner)).isTrue();
        assertThat(without.allows(inner)).isFalse();

        networks.accept(city(false));
        assertThat(networks.allows(inner)).isFalse();
    }

    private static RouteTable city(boolean sample) {
        City city = new City("Kota Uji", "99.71", ZoneOffset.UTC, sample);
        return new RouteTable(new Registry(1, city, List.of(), List.of(), List.of()));
    }

    @Test
    void onlyDeliveriesAreGuarded() throws FaultException {
        HttpTarget local = new HttpTarget(URI.create(target.origin()), Duration.ofSeconds(2), 4, Map.of());
        try (HubOutbound outbound = outbound(networks(""))) {
            assertThatExceptionOfType(FaultException.class).isThrownBy(() -> push(outbound));
            assertThat(target.asked()).isZero();

            assertThat(outbound.send(
                                    local,
                                    "GET",
                                    "/",
                                    Headers.NONE,
                                    new byte[0],
                                    CLOCK.instant().plusSeconds(5))
                            .status())
                    .isEqualTo(200);
        }
    }
}
