package id.simpul.verify;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verifier on a receipt that a hub issued long ago: golden bytes, which no later version may judge otherwise. */
class VerifyTest {
    private static final byte[] RECEIPT = resource("receipt.json");
    private static final String KEYS = new String(resource("city.pub"), StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @Test
    void theReceiptIsGenuine() throws IOException {
        assertThat(run(RECEIPT, KEYS)).isZero();
        assertThat(said).startsWith("SAH: 019aa5f0-").contains("\"phase\":\"OPENING\"", "\"phase\":\"CLOSING\"");
    }

    @Test
    void noByteOfItCanChange() throws GeneralSecurityException {
        for (int at = 0; at < RECEIPT.length; at++) {
            for (int bit : new int[] {0, 1, 5}) {
                byte[] flipped = RECEIPT.clone();
                flipped[at] = (byte) (flipped[at] ^ (1 << bit));
                assertThat(genuine(flipped)).as("bit %d of byte %d", bit, at).isFalse();
            }
        }
    }

    @Test
    void halfAReceiptIsNone() throws GeneralSecurityException {
        for (int length = 0; length < RECEIPT.length; length += 7) {
            assertThat(genuine(Arrays.copyOf(RECEIPT, length)))
                    .as("%d bytes", length)
                    .isFalse();
        }
    }

    private static boolean genuine(byte[] receipt) throws GeneralSecurityException {
        try {
            Verify.verify(Receipt.read(receipt), KEYS);
            return true;
        } catch (ForgedException | IllegalArgumentException | ClassCastException refused) {
            return false;
        }
    }

    @Test
    void anotherKeyUnderTheSameNameIsForged() throws GeneralSecurityException, IOException {
        Receipt receipt = Receipt.read(RECEIPT);
        String note = receipt.checkpoint();
        int border = note.indexOf("\n\n");
        String text = note.substring(0, border + 1);
        String name = note.substring(border + 4, note.indexOf(' ', border + 4));
        KeyPair forger = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] encoded = forger.getPublic().getEncoded();
        byte[] typed = new byte[33];
        typed[0] = 1;
        System.arraycopy(encoded, encoded.length - 32, typed, 1, 32);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
        byte[] hash = Arrays.copyOf(digest.digest(typed), 4);
        Signature signer = Signature.getInstance("Ed25519");
        signer.initSign(forger.getPrivate());
        signer.update(text.getBytes(StandardCharsets.UTF_8));
        byte[] line = Arrays.copyOf(hash, 68);
        System.arraycopy(signer.sign(), 0, line, 4, 64);
        String forged = text + "\n\u2014 " + name + " " + Base64.getEncoder().encodeToString(line) + "\n";
        byte[] resigned = (new Receipt(receipt.call(), receipt.entries(), receipt.nonce(), forged).text() + "\n")
                .getBytes(StandardCharsets.UTF_8);

        assertThat(run(resigned, KEYS)).isEqualTo(1);
        assertThat(said).contains("ditandatangani kunci lain");
        String theirs = name + "+" + HexFormat.of().formatHex(hash) + "+"
                + Base64.getEncoder().encodeToString(typed);
        assertThat(run(resigned, KEYS + theirs)).as("whoever trusts the forger").isZero();
    }

    @Test
    void whatCannotBeUsedIsSaid() throws IOException {
        assertThat(Verify.run(new String[] {}, out())).isEqualTo(2);
        assertThat(Verify.run(new String[] {folder.resolve("none").toString(), "x"}, out()))
                .isEqualTo(2);
        assertThat(run(RECEIPT, "no key")).isNotZero();
        assertThat(run("[]\n".getBytes(StandardCharsets.UTF_8), KEYS)).isEqualTo(1);
    }

    private String said = "";

    private int run(byte[] receipt, String keys) throws IOException {
        Path file = Files.write(folder.resolve("receipt.json"), receipt);
        Path pub = Files.writeString(folder.resolve("city.pub"), keys);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int code = Verify.run(
                new String[] {file.toString(), pub.toString()}, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        said = bytes.toString(StandardCharsets.UTF_8);
        return code;
    }

    private static PrintStream out() {
        return new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    }

    private static byte[] resource(String name) {
        try (InputStream stream = requireNonNull(VerifyTest.class.getResourceAsStream(name), name)) {
            return stream.readAllBytes();
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }
}
