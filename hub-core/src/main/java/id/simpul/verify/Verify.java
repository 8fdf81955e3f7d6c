package id.simpul.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * {@code java -jar simpul-verify.jar <receipt> <city's keys> [<body>]}: says <i>sah</i> (exit code 0), <i>palsu</i> and
 * why (1), or what about the input cannot be used (2).
 */
public final class Verify {
    private static final int GENUINE = 0;
    private static final int FORGED = 1;
    private static final int UNUSABLE = 2;

    private Verify() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(run(arguments, out));
    }

    /** The same without ending the process; the exit code. */
    public static int run(String[] arguments, PrintStream out) {
        if (arguments.length < 2 || arguments.length > 3) {
            out.println(
                    "usage: java -jar simpul-verify.jar <receipt.json> <city.pub> [<body of the request or answer>]");
            return UNUSABLE;
        }
        try {
            Receipt receipt = Receipt.read(Files.readAllBytes(Path.of(arguments[0])));
            String keys = Files.readString(Path.of(arguments[1]));
            Note note = verify(receipt, keys);
            String body = arguments.length == 3
                    ? matching(receipt, note, keys, Files.readAllBytes(Path.of(arguments[2])))
                    : "";
            tell(receipt, note, body, out);
            return GENUINE;
        } catch (ForgedException forged) {
            out.println("PALSU: " + forged.getMessage());
            return FORGED;
        } catch (IOException unreadable) {
            out.println("file: " + unreadable.getMessage() + " (expected: a file that can be read)");
            return UNUSABLE;
        } catch (IllegalArgumentException | ClassCastException | GeneralSecurityException unusable) {
            out.println(
                    "PALSU: tidak terbaca sebagai tanda terima (not readable as a receipt): " + unusable.getMessage());
            return FORGED;
        }
    }

    /** The checkpoint that proves every record of a receipt. */
    static Note verify(Receipt receipt, String cityKeys) throws ForgedException, GeneralSecurityException {
        Note note = Note.read(receipt.checkpoint(), cityKeys);
        if (receipt.entries().isEmpty()) {
            throw new ForgedException("tidak ada catatan (no record)");
        }
        for (Receipt.Entry each : receipt.entries()) {
            if (!receipt.call().equals(each.members().get("call"))) {
                throw new ForgedException("catatan milik panggilan lain (a record of another call)");
            }
            if (each.partition() != note.partition()) {
                throw new ForgedException("titik simpan milik bagian lain (a checkpoint of another partition)");
            }
            byte[] body = each.body().getBytes(StandardCharsets.UTF_8);
            byte[] leaf = Tree.leaf(each.partition(), each.seq(), body);
            if (!Arrays.equals(Tree.root(each.seq(), note.size(), leaf, each.proof()), note.root())) {
                throw new ForgedException("catatan " + each.seq()
                        + " tidak termasuk dalam titik simpan (the record is not under the checkpoint)");
            }
        }
        if (!receipt.nonce().isEmpty()) {
            nonce(receipt, note, cityKeys);
        }
        return note;
    }

    /** What the bodies of this call, and of no other, were salted with. */
    private static byte[] nonce(Receipt receipt, Note note, String cityKeys)
            throws ForgedException, GeneralSecurityException {
        List<String> lines = Note.open(receipt.nonce(), cityKeys).text().lines().toList();
        String kind = note.origin().replaceAll("/ledger/\\d+$", "/nonce");
        if (lines.size() != 3 || !lines.get(0).equals(kind) || !lines.get(1).equals(receipt.call())) {
            throw new ForgedException("garam milik panggilan lain (a nonce of another call)");
        }
        return Base64.getUrlDecoder().decode(lines.get(2));
    }

    /** Which of the call's bodies these bytes are. */
    private static String matching(Receipt receipt, Note note, String cityKeys, byte[] body)
            throws ForgedException, GeneralSecurityException {
        if (receipt.nonce().isEmpty()) {
            throw new ForgedException("panggilan ini tanpa isi yang tercatat (no body of this call is on record)");
        }
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(nonce(receipt, note, cityKeys));
        String hash = Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest(body));
        for (Receipt.Entry each : receipt.entries()) {
            Map<?, ?> members = each.members();
            for (String name : new String[] {"requestDigest", "responseDigest"}) {
                if (String.valueOf(members.get(name)).endsWith(":" + hash)) {
                    return name.startsWith("request") ? "permintaan (request)" : "jawaban (answer)";
                }
            }
        }
        throw new ForgedException(
                "isi bukan isi permintaan maupun jawaban (the body is neither the request's nor the answer's)");
    }

    private static void tell(Receipt receipt, Note note, String body, PrintStream out) {
        out.println("SAH: " + receipt.call() + ", " + receipt.entries().size() + " catatan (records), titik simpan "
                + note.origin() + " ukuran (size) " + note.size() + " pada (at) " + note.at() + ", kunci (key) "
                + note.keyName());
        for (Receipt.Entry each : receipt.entries()) {
            out.println("  " + each.body());
        }
        if (!body.isEmpty()) {
            out.println("  isi cocok (body matches): " + body);
        }
    }
}
