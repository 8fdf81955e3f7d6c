package id.simpul.hub.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import id.simpul.hub.store.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyRingTest {
    private static final byte[] PLAIN = "rahasia".getBytes(StandardCharsets.UTF_8);
    private static final Instant NOW = Instant.parse("2026-11-28T09:00:00Z");
    private static final KeyScope OCTOBER = KeyScope.of("pribadi", NOW.minus(Duration.ofDays(30)));
    private static final KeyScope NOVEMBER = KeyScope.of("pribadi", NOW);

    @TempDir
    private Path folder;

    private Home home = new Home(Path.of(""));

    @BeforeEach
    void home() {
        home = new Home(folder);
    }

    private KeyRing open() {
        return new KeyRing(home, Clock.fixed(NOW, ZoneOffset.UTC), "");
    }

    @Test
    void aSecondStartOpensTheSameKeys() {
        KeyRing first = open();
        String hash = first.hash(Purpose.SUBJECT_HASH, "9971010101900000");
        byte[] sealed = first.seal(Purpose.REGISTRY, PLAIN);

        KeyRing second = open();

        assertThat(second.hash(Purpose.SUBJECT_HASH, "9971010101900000")).isEqualTo(hash);
        assertThat(second.open(Purpose.REGISTRY, sealed)).isEqualTo(PLAIN);
    }

    @Test
    void whatAnOldKeyMadeStaysValidAfterARotation() throws GeneralSecurityException {
        KeyRing ring = open();
        String hash = ring.hash(Purpose.CLIENT_SECRET, "s3cret");
        byte[] sealed = ring.seal(Purpose.CREDENTIAL, PLAIN);
        SigningKey old = ring.signing(Purpose.CHECKPOINT);

        ring.rotate(Purpose.CLIENT_SECRET);
        ring.rotate(Purpose.CREDENTIAL);
        ring.rotate(Purpose.CHECKPOINT);
        KeyRing next = open();

        assertThat(next.matches(Purpose.CLIENT_SECRET, "s3cret", hash)).isTrue();
        assertThat(next.hash(Purpose.CLIENT_SECRET, "s3cret")).isNotEqualTo(hash);
        assertThat(next.open(Purpose.CREDENTIAL, sealed)).isEqualTo(PLAIN);
        assertThat(next.verifying(Purpose.CHECKPOINT))
                .extracting(SigningKey::keyId)
                .containsExactly(next.signing(Purpose.CHECKPOINT).keyId(), old.keyId());
        assertThat(verifies(old, next.verifying(Purpose.CHECKPOINT).getLast())).isTrue();
    }

    private static boolean verifies(SigningKey signer, SigningKey verifier) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(signer.privateKey());
        signature.update(PLAIN);
        byte[] signed = signature.sign();
        signature.initVerify(verifier.publicKey());
        signature.update(PLAIN);
        return signature.verify(signed);
    }

    @Test
    void aHashMatchesItsValueOnly() {
        KeyRing ring = open();
        String hash = ring.hash(Purpose.CLIENT_SECRET, "a");

        assertThat(ring.matches(Purpose.CLIENT_SECRET, "a", hash)).isTrue();
        assertThat(ring.matches(Purpose.CLIENT_SECRET, "b", hash)).isFalse();
        assertThat(ring.matches(Purpose.SUBJECT_HASH, "a", hash)).isFalse();
        assertThat(ring.matches(Purpose.CLIENT_SECRET, "a", "no hash")).isFalse();
    }

    @Test
    void changedBytesAndOtherPurposesAreRefused() {
        KeyRing ring = open();
        byte[] sealed = ring.seal(Purpose.CREDENTIAL, PLAIN);
        sealed[sealed.length - 1] ^= 1;

        assertThatExceptionOfType(KeyRingException.class)
                .isThrownBy(() -> ring.open(Purpose.CREDENTIAL, sealed))
                .withMessageContaining("changed bytes");
        assertThatExceptionOfType(KeyRingException.class)
                .isThrownBy(() -> ring.open(Purpose.REGISTRY, ring.seal(Purpose.CREDENTIAL, PLAIN)));
        assertThatExceptionOfType(KeyRingException.class).isThrownBy(() -> ring.open(Purpose.REGISTRY, new byte[0]));
    }

    @Test
    void eachScopeHasAKeyOfItsOwnAcrossStarts() throws IOException {
        KeyRing ring = open();
        byte[] november = ring.seal(Purpose.PAYLOAD, NOVEMBER, PLAIN);
        byte[] october = ring.seal(Purpose.PAYLOAD, OCTOBER, PLAIN);

        assertThat(keyOf(november)).isEqualTo(keyOf(ring.seal(Purpose.PAYLOAD, NOVEMBER, PLAIN)));
        assertThat(keyOf(november)).isNotEqualTo(keyOf(october)).isNotEqualTo(ring.currentId(Purpose.PAYLOAD));
        assertThat(keyOf(open().seal(Purpose.PAYLOAD, NOVEMBER, PLAIN))).isEqualTo(keyOf(november));
        assertThat(open().open(Purpose.PAYLOAD, october)).isEqualTo(PLAIN);
        assertThat(open().open(Purpose.PAYLOAD, ring.seal(Purpose.PAYLOAD, PLAIN)))
                .isEqualTo(PLAIN);
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> ring.seal(Purpose.CREDENTIAL, NOVEMBER, PLAIN))
                .withMessage("purpose: CREDENTIAL (expected: PAYLOAD)");
    }

    @Test
    void whatADestroyedKeySealedIsErasedAndNothingElse() throws IOException {
        KeyRing ring = open();
        byte[] october = ring.seal(Purpose.PAYLOAD, OCTOBER, PLAIN);
        byte[] november = ring.seal(Purpose.PAYLOAD, NOVEMBER, PLAIN);
        Path file = home.keys().resolve("ring.json");
        String before = Files.readString(file);
        String wrapped = wrapped(before, keyOf(october));

        assertThat(ring.destroy(OCTOBER, "operator", "masa simpan habis")).hasSize(1);
        assertThat(ring.destroy(OCTOBER, "operator", "masa simpan habis")).isEmpty();

        for (KeyRing each : List.of(ring, open())) {
            assertThatExceptionOfType(KeyDestroyedException.class)
                    .isThrownBy(() -> each.open(Purpose.PAYLOAD, october))
                    .withMessageContaining(keyOf(october))
                    .withMessageContaining("of pribadi/2026-10 was destroyed at 2026-11-28T09:00:00Z")
                    .satisfies(known -> assertThat(known.keyId()).isEqualTo(keyOf(october)));
            assertThatExceptionOfType(KeyDestroyedException.class)
                    .isThrownBy(() -> each.seal(Purpose.PAYLOAD, OCTOBER, PLAIN));
            assertThat(each.open(Purpose.PAYLOAD, november)).isEqualTo(PLAIN);
        }
        assertThat(before).contains(wrapped);
        assertThat(filesHolding(wrapped)).isEmpty();
    }

    private static String keyOf(byte[] sealed) {
        return new String(sealed, 2, sealed[1], StandardCharsets.US_ASCII);
    }

    /** The encrypted bytes of a key as the file has them. */
    private static String wrapped(String ring, String id) {
        int key = ring.indexOf(id);
        int from = ring.indexOf("\"wrapped\" : \"", key) + 13;
        return ring.substring(from, ring.indexOf('"', from));
    }

    private List<Path> filesHolding(String text) throws IOException {
        List<Path> holding = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                if (Files.readString(each, StandardCharsets.ISO_8859_1).contains(text)) {
                    holding.add(each);
                }
            }
        }
        return holding;
    }

    @Test
    void aKeyOfADestroyedScopeIsNeverTakenBack() {
        KeyRing ring = open();
        ring.seal(Purpose.PAYLOAD, OCTOBER, PLAIN);
        ring.destroy(OCTOBER, "operator", "masa simpan habis");
        Key late = Key.create(OCTOBER, NOW);

        ring.change(old -> old.with(late, false));

        assertThat(ring.ring().key(late.id())).isNull();
        assertThat(open().ring().note(late.id())).isNotNull();
    }

    @Test
    void theNextMonthsKeyIsThereBeforeTheMonthBegins() {
        KeyRing ring = open();
        ring.seal(Purpose.PAYLOAD, NOVEMBER, PLAIN);

        ring.prepare(Duration.ofHours(1));
        assertThat(ring.ring().of(NOVEMBER.next())).isNull();
        ring.prepare(Duration.ofDays(3));
        assertThat(ring.ring().of(NOVEMBER.next())).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"pribadi,2026-13", "pribadi,november", "Pribadi,2026-11", "'',2026-11", "../x,2026-11"})
    void aScopeOfAnotherFormIsRefused(String name, String month) {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> KeyScope.parse(name, month));
    }

    @Test
    void aScopesMonthIsThatOfUtc() {
        assertThat(KeyScope.of("pribadi", Instant.parse("2026-10-31T23:59:59Z")))
                .hasToString("pribadi/2026-10");
        assertThat(KeyScope.of("pribadi", Instant.parse("2026-11-01T00:00:00Z")))
                .isEqualTo(NOVEMBER);
    }

    @Test
    void onlyTheOwnerCanReadTheFiles() throws IOException {
        open();

        assertThat(mode(home.keys())).isEqualTo("rwx------");
        assertThat(mode(home.keys().resolve("kek"))).isEqualTo("rw-------");
        assertThat(mode(home.keys().resolve("ring.json"))).isEqualTo("rw-------");
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void anotherKeyEncryptionKeyIsOneClearSentence() {
        open();
        String other = Base64.getEncoder().encodeToString(new byte[32]);

        assertThatExceptionOfType(KeyRingException.class)
                .isThrownBy(() -> new KeyRing(home, Clock.systemUTC(), other))
                .withMessageContaining("wrapped by another key-encryption key")
                .withMessageContaining("SIMPUL_KEK");
    }

    @Test
    void aLostKeyEncryptionKeyNeverMakesANewRing() throws IOException {
        open();
        Files.delete(home.keys().resolve("kek"));

        assertThatExceptionOfType(KeyRingException.class)
                .isThrownBy(this::open)
                .withMessageContaining("put " + home.keys().resolve("kek") + " back");
        assertThat(home.keys().resolve("kek")).doesNotExist();
    }

    @Test
    void aGivenKeyLeavesNoKeyFile() {
        String kek = Base64.getEncoder()
                .encodeToString("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
        String hash = new KeyRing(home, Clock.systemUTC(), kek).hash(Purpose.CLIENT_SECRET, "a");

        assertThat(new KeyRing(home, Clock.systemUTC(), kek).matches(Purpose.CLIENT_SECRET, "a", hash))
                .isTrue();
        assertThat(home.keys().resolve("kek")).doesNotExist();
        assertThatExceptionOfType(KeyRingException.class)
                .isThrownBy(() -> new KeyRing(home, Clock.systemUTC(), "short"))
                .withMessageContaining("expected: 32 bytes in base64");
    }

    @Test
    void aDamagedRingIsOneClearSentence() throws IOException {
        open();
        Path file = home.keys().resolve("ring.json");
        Files.writeString(
                file,
                Files.readString(file).replace("\"purpose\" : \"CHECKPOINT\"", "\"purpose\" : \"TOKEN_SIGNING\""));

        assertThatExceptionOfType(KeyRingException.class)
                .isThrownBy(this::open)
                .withMessageContaining("was changed and cannot be opened");

        Files.writeString(file, "{");
        assertThatExceptionOfType(KeyRingException.class)
                .isThrownBy(this::open)
                .withMessageContaining("cannot be read");
    }

    @Test
    void noTextHoldsASecret() {
        KeyRing ring = open();

        assertThat(ring.toString()).matches("KeyRing\\[KeyEncryptionKey\\[[0-9a-f]{16}]]");
        assertThat(ring.signing(Purpose.CHECKPOINT).toString()).matches("SigningKey\\[[0-9a-f]{16}]");
    }
}
