package id.simpul.hub.keys;

import id.simpul.hub.store.Home;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The hub's keys by purpose, open and ready. Every ciphertext, hash and signature carries the id of its key, so that a
 * rotation leaves old ones valid. Safe for use by many threads, event loops included.
 */
@Component
public class KeyRing {
    private static final byte FORMAT = 1;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Clock clock;
    private final KeyEncryptionKey kek;
    private final RingFile file;
    private volatile Ring ring;
    private volatile BooleanSupplier exchange = () -> false;

    /** Opens the local copy, or makes the first keys; throws {@link KeyRingException} where they cannot be opened. */
    public KeyRing(Home home, Clock clock, @Value("${simpul.kek:}") String givenKek) {
        Path folder = home.keys();
        this.clock = clock;
        this.file = new RingFile(folder.resolve("ring.json"));
        this.kek = KeyEncryptionKey.of(givenKek, folder.resolve("kek"), !file.exists());
        this.ring = file.exists() ? file.read(kek) : Ring.EMPTY;
        change(this::complete);
    }

    private Ring complete(Ring old) {
        Ring full = old;
        for (Purpose each : Purpose.values()) {
            full = full.current(each) == null ? full.with(Key.create(each, clock.instant()), true) : full;
        }
        return full;
    }

    /** Applies a change and keeps it: the file is written before anybody can use a new key. */
    synchronized void change(UnaryOperator<Ring> step) {
        Ring next = step.apply(ring);
        if (next != ring) {
            file.write(next, kek);
            ring = next;
        }
    }

    /** {@code <keyId>:<base64url>} of the HMAC of {@code value} under the current key. */
    public String hash(Purpose purpose, String value) {
        Key key = current(purpose);
        return key.id() + ":" + BASE64.encodeToString(key.mac().doFinal(value.getBytes(StandardCharsets.UTF_8)));
    }

    /** The same under the key that an earlier hash names, or null where that key is gone. */
    public @Nullable String hashAgain(Purpose purpose, String keyId, String value) {
        Key key = named(purpose, keyId);
        return key == null
                ? null
                : key.id() + ":" + BASE64.encodeToString(key.mac().doFinal(value.getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether {@code hash} was made of {@code value}, by whichever key it names. */
    public boolean matches(Purpose purpose, String value, String hash) {
        Key key = named(purpose, hash.substring(0, Math.max(hash.indexOf(':'), 0)));
        if (key == null) {
            return false;
        }
        String expected =
                key.id() + ":" + BASE64.encodeToString(key.mac().doFinal(value.getBytes(StandardCharsets.UTF_8)));
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), hash.getBytes(StandardCharsets.UTF_8));
    }

    /** The HMAC of the parts, one after the other, under the current key. */
    public byte[] hmac(Purpose purpose, byte[]... parts) {
        Mac mac = current(purpose).mac();
        for (byte[] each : parts) {
            mac.update(each);
        }
        return mac.doFinal();
    }

    /** The id of the key that new work uses. */
    public String currentId(Purpose purpose) {
        return current(purpose).id();
    }

    /** Encrypts under the current key; the result names it. */
    public byte[] seal(Purpose purpose, byte[] plain) {
        return sealed(current(purpose), plain);
    }

    /**
     * Encrypts under the key of {@code scope}, which is made when first needed and told to the other nodes: that one time
     * it may wait for a second.
     *
     * @param purpose only {@link Purpose#PAYLOAD} has keys with a scope
     * @throws KeyDestroyedException where the keys of the scope were destroyed
     */
    public byte[] seal(Purpose purpose, KeyScope scope, byte[] plain) {
        if (purpose != Purpose.PAYLOAD) {
            throw new IllegalArgumentException("purpose: " + purpose + " (expected: " + Purpose.PAYLOAD + ")");
        }
        boolean compared = made(scope) && exchange.getAsBoolean();
        DestroyedKey note = ring.note(scope);
        Key key = ring.of(scope);
        if (note != null || key == null) {
            throw note == null
                    ? new KeyUnknownException(scope.toString(), purpose, compared)
                    : new KeyDestroyedException(note);
        }
        return sealed(key, plain);
    }

    private boolean made(KeyScope scope) {
        if (ring.of(scope) != null || ring.note(scope) != null) {
            return false;
        }
        change(old -> old.of(scope) != null || old.note(scope) != null
                ? old
                : old.with(Key.create(scope, clock.instant()), false));
        return true;
    }

    /** Makes the keys of the month that begins within {@code ahead} for every scope in use, so that nobody waits then. */
    void prepare(Duration ahead) {
        YearMonth next = YearMonth.from(clock.instant().plus(ahead).atOffset(ZoneOffset.UTC));
        for (KeyScope each : ring.scopes()) {
            if (each.month().plusMonths(1).equals(next)) {
                made(each.next());
            }
        }
    }

    /**
     * Destroys the keys of {@code scope}, here at once and on every other node when it next compares its keys with the
     * database. What they sealed can never be opened again.
     *
     * @return what is left of them; empty where the scope has no key
     */
    public List<DestroyedKey> destroy(KeyScope scope, String who, String reason) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS); // as the database keeps it
        List<DestroyedKey> notes = ring.of(Purpose.PAYLOAD).stream()
                .filter(each -> scope.toString().equals(each.scope()))
                .map(each -> new DestroyedKey(each.id(), scope.toString(), each.createdAt(), now, who, reason))
                .toList();
        change(old -> old.without(notes));
        return notes;
    }

    private static byte[] sealed(Key key, byte[] plain) {
        byte[] head = head(key.id());
        byte[] text = AesGcm.seal(key.secret(), plain, associated(key.purpose(), head));
        return ByteBuffer.allocate(head.length + text.length)
                .put(head)
                .put(text)
                .array();
    }

    /**
     * Decrypts what {@link #seal} made. A key that is not here is looked for in the database, for at most a second.
     *
     * @throws KeyDestroyedException where its key was destroyed
     * @throws KeyUnknownException where its key is nowhere
     * @throws KeyRingException where no key made it, or it was changed
     * @throws KeyRingException where a byte was changed
     */
    public byte[] open(Purpose purpose, byte[] sealed) {
        String id = sealed.length > 2 && sealed[0] == FORMAT && sealed.length >= 2 + sealed[1]
                ? new String(sealed, 2, Math.max(sealed[1], 0), StandardCharsets.US_ASCII)
                : "";
        if (id.isEmpty()) {
            throw new KeyRingException("sealed: " + sealed.length + " bytes (expected: bytes that a key sealed)");
        }
        Key key = found(purpose, id);
        byte[] head = head(id);
        try {
            return AesGcm.open(key.secret(), sealed, head.length, associated(purpose, head));
        } catch (GeneralSecurityException changed) {
            throw new KeyRingException("sealed: changed bytes (expected: as sealed by key " + id + ")", changed);
        }
    }

    private Key found(Purpose purpose, String id) {
        Key key = named(purpose, id);
        boolean compared = false;
        if (key == null && purpose == Purpose.PAYLOAD && ring.note(id) == null) {
            compared = exchange.getAsBoolean();
            key = named(purpose, id);
        }
        DestroyedKey note = ring.note(id);
        if (note != null) {
            throw new KeyDestroyedException(note);
        }
        if (key == null) {
            throw new KeyUnknownException(id, purpose, compared);
        }
        return key;
    }

    private static byte[] head(String id) {
        byte[] name = id.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(2 + name.length)
                .put(FORMAT)
                .put((byte) name.length)
                .put(name)
                .array();
    }

    private static byte[] associated(Purpose purpose, byte[] head) {
        byte[] name = purpose.name().getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(head.length + name.length)
                .put(head)
                .put(name)
                .array();
    }

    /** The pair that signs new work. */
    public SigningKey signing(Purpose purpose) {
        return current(purpose).pair();
    }

    /** Every pair whose signatures hold, the current one first, then the newest. */
    public List<SigningKey> verifying(Purpose purpose) {
        return ring.of(purpose).stream().map(Key::pair).toList();
    }

    /** Makes a new current key; what the old one made stays valid. The other nodes learn it through the database. */
    public void rotate(Purpose purpose) {
        Key fresh = Key.create(purpose, clock.instant());
        change(old -> old.with(fresh, true).rotatedTo(fresh.id()));
    }

    /** What compares the ring with the database at once; returns within about a second whether it did. */
    void exchangeBy(BooleanSupplier step) {
        exchange = step;
    }

    Ring ring() {
        return ring;
    }

    KeyEncryptionKey kek() {
        return kek;
    }

    private Key current(Purpose purpose) {
        Key key = ring.current(purpose);
        if (key == null) {
            throw new IllegalStateException("purpose: " + purpose + " (expected: a purpose with a key)");
        }
        return key;
    }

    private @Nullable Key named(Purpose purpose, String id) {
        Key key = ring.key(id);
        return key != null && key.purpose() == purpose ? key : null;
    }

    @Override
    public String toString() {
        return "KeyRing[" + kek + "]";
    }
}
