package id.simpul.gateway.identity;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.hub.keys.Purpose;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.Headers;
import id.simpul.hub.policy.ApiKeyVerifier.Verdict;
import id.simpul.hub.policy.Identity;
import id.simpul.hub.policy.Identity.Decision;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Who is calling, as the data plane asks it: first from memory, then by a verification, then from memory again. */
class DataPlaneIdentityTest {
    private static final String ADDRESS = "203.0.113.7";

    @TempDir
    private Path folder;

    private final Map<String, String> values = new LinkedHashMap<>();
    private Door door;

    @BeforeEach
    void open() {
        door = new Door(folder);
        Instant now = door.clock.instant();
        values.clear();
        door.apiKeys = List.of(
                key(1, "simpeg", "key", now.plusSeconds(600), null),
                key(2, "simpeg", "new", now.plusSeconds(600), null),
                key(3, "simpeg", "expired", now, null),
                key(4, "simpeg", "revoked", now.plusSeconds(600), now),
                key(5, "lepas", "out", null, null));
        door.revokedClients = List.of(new Stored.RevokedClient("lepas", now, "operator", "bocor", null));
        door.clients.reload();
        values.put("token", door.token("simpeg"));
        values.put("prefix", ApiKey.prefix(values.getOrDefault("key", "")));
        values.put("long", "x".repeat(5000));
    }

    private ApiKey key(long id, String application, String name, @Nullable Instant until, @Nullable Instant revoked) {
        String value = Secrets.freshApiKey();
        values.put(name, value);
        String hash = door.keys.hash(Purpose.API_KEY, value);
        return new ApiKey(id, application, ApiKey.prefix(value), hash, "", null, until, revoked, null);
    }

    /** Header lines as they came. */
    private record Lines(List<String> lines) implements Headers {
        @Override
        public @Nullable String first(String name) {
            return lines.stream()
                    .filter(each -> name(each).equalsIgnoreCase(name))
                    .map(Lines::value)
                    .findFirst()
                    .orElse(null);
        }

        @Override
        public void forEach(BiConsumer<String, String> each) {
            lines.forEach(line -> each.accept(name(line), value(line)));
        }

        private static String name(String line) {
            return line.substring(0, line.indexOf(':'));
        }

        private static String value(String line) {
            return line.substring(line.indexOf(':') + 2);
        }
    }

    @TestFactory
    Stream<DynamicTest> judgesCredentials() throws IOException {
        return Cases.of("credentials.yaml").stream()
                .map(each -> DynamicTest.dynamicTest(Cases.text(each, "name", ""), () -> check(each)));
    }

    private void check(Map<String, Object> each) {
        List<String> lines = ((List<?>) each.getOrDefault("headers", List.of()))
                .stream().map(line -> filled(line.toString())).toList();

        assertThat(outcome(ask(lines, ADDRESS))).isEqualTo(each.get("outcome"));
        assertThat(outcome(ask(lines, ADDRESS))).as("from memory").isEqualTo(each.get("outcome"));
    }

    private String filled(String line) {
        String filled = line;
        for (Map.Entry<String, String> each : values.entrySet()) {
            filled = filled.replace("<" + each.getKey() + ">", each.getValue());
        }
        return filled;
    }

    private Decision ask(List<String> lines, String address) {
        Headers headers = new Lines(lines);
        Decision decision = door.identity.check(headers, address);
        if (decision == null) {
            door.identity.verify(headers);
            decision = door.identity.check(headers, address);
        }
        return requireNonNull(decision);
    }

    private Decision ask(String line) {
        return ask(List.of(filled(line)), ADDRESS);
    }

    private static String outcome(Decision decision) {
        return switch (decision) {
            case Decision.Known known -> known.client().code();
            case Decision.Refused refused -> refused.fault().code().code();
        };
    }

    @Test
    void aKeyExpiresInMemoryToo() {
        assertThat(outcome(ask("X-Api-Key: <key>"))).isEqualTo("simpeg");

        door.clock.advance(Duration.ofMinutes(10));

        assertThat(outcome(ask("X-Api-Key: <key>"))).isEqualTo(FaultCode.KUNCI_API_KEDALUWARSA.code());
    }

    @Test
    void whatIsRevokedIsForgottenAndNothingElse() {
        ask("X-Api-Key: <key>");
        ask("Authorization: Bearer <token>");
        values.put("konsol", door.token("konsol"));
        ask("Authorization: Bearer <konsol>");

        door.revokedClients =
                List.of(new Stored.RevokedClient("simpeg", door.clock.instant(), "operator", "bocor", null));
        door.renewal.renew();

        assertThat(door.identity.check(new Lines(List.of(filled("Authorization: Bearer <konsol>"))), ADDRESS))
                .isInstanceOf(Decision.Known.class);
        assertThat(outcome(ask("X-Api-Key: <key>"))).isEqualTo(FaultCode.KLIEN_DICABUT.code());
        assertThat(outcome(ask("Authorization: Bearer <token>"))).isEqualTo(FaultCode.KLIEN_DICABUT.code());
    }

    @Test
    void whoIsLetInAgainNeedsANewToken() {
        Instant then = door.clock.instant();
        door.clock.advance(Duration.ofSeconds(5));
        door.revokedClients =
                List.of(new Stored.RevokedClient("simpeg", then, "operator", "bocor", then.plusSeconds(1)));
        door.renewal.renew();

        assertThat(outcome(ask("Authorization: Bearer <token>"))).isEqualTo(FaultCode.KLIEN_DICABUT.code());
        assertThat(outcome(ask("Authorization: Bearer " + door.token("simpeg"))))
                .isEqualTo("simpeg");
        assertThat(outcome(ask("X-Api-Key: <key>"))).isEqualTo("simpeg");
    }

    @Test
    void aRevocationDuringAVerificationIsNotOverlooked() {
        Headers headers = new Lines(List.of(filled("X-Api-Key: <key>")));
        AtomicReference<Identity> asked = new AtomicReference<>();
        ApiKeys keys = new ApiKeys(door.clients, door.clock);
        asked.set(new Identity(
                door.verifier,
                key -> {
                    Verdict verdict = keys.verify(key);
                    if (!door.apiKeys.isEmpty()) {
                        door.apiKeys = List.of();
                        new CredentialRenewal(door.clients, asked.get()).renew();
                    }
                    return verdict;
                },
                new CredentialFailures(door.clock),
                door.clock));

        asked.get().verify(headers);

        assertThat(asked.get().check(headers, ADDRESS)).isInstanceOf(Decision.Refused.class);
    }

    @Test
    void whoGuessesIsToldToWaitAndWhatIsValidStillPasses() {
        for (int i = 0; i < 10; i++) {
            assertThat(outcome(ask("Authorization: Bearer <token>x"))).isEqualTo(FaultCode.TOKEN_TIDAK_SAH.code());
        }

        assertThat(ask("Authorization: Bearer <token>x")).isInstanceOfSatisfying(Decision.Refused.class, refused -> {
            Fault fault = refused.fault();
            assertThat(fault.code()).isEqualTo(FaultCode.TERLALU_BANYAK_PERCOBAAN);
            assertThat(fault.retryAfter()).isPositive();
        });
        assertThat(outcome(ask("Authorization: Bearer <token>"))).isEqualTo("simpeg");
        assertThat(outcome(ask(List.of(filled("Authorization: Bearer <token>x")), "198.51.100.1")))
                .isEqualTo(FaultCode.TOKEN_TIDAK_SAH.code());
        door.clock.advance(Duration.ofMinutes(1));
        assertThat(outcome(ask("Authorization: Bearer <token>x"))).isEqualTo(FaultCode.TOKEN_TIDAK_SAH.code());
    }

    @Test
    void whatWasGenuineOnceIsNoGuess() {
        for (int i = 0; i < 200; i++) {
            assertThat(outcome(ask("X-Api-Key: <revoked>"))).isEqualTo(FaultCode.KUNCI_API_DICABUT.code());
        }
    }

    @Test
    void guessesUnderManyNamesCountForTheirAddress() {
        for (int i = 0; i < 100; i++) {
            ask("X-Api-Key: smpl_%08d_tebakan".formatted(i));
        }

        assertThat(outcome(ask("X-Api-Key: smpl_99999999_tebakan")))
                .isEqualTo(FaultCode.TERLALU_BANYAK_PERCOBAAN.code());
        assertThat(outcome(ask("X-Api-Key: <new>"))).isEqualTo("simpeg");
    }
}
