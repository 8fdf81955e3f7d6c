package id.simpul.hub.ledger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Issues receipts: what of one call is in the ledger, in a form that a third party verifies without the hub
 * ({@code id.simpul.verify}). A receipt has one form, so that no byte of it can change unnoticed.
 */
@Component
public class Receipts {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final JdbcClient jdbc;
    private final CheckpointTable checkpoints;
    private final SubtreeTable subtrees;
    private final EvidenceDigests digests;
    private final Notary notary;
    private final String installation;

    Receipts(
            DataSource dataSource,
            EvidenceDigests digests,
            Notary notary,
            @Value("${simpul.instance:simpul}") String installation) {
        this.jdbc = JdbcClient.create(dataSource);
        this.checkpoints = new CheckpointTable(jdbc);
        this.subtrees = new SubtreeTable(jdbc);
        this.digests = digests;
        this.notary = notary;
        this.installation = installation;
    }

    /**
     * What became of the wish for a receipt.
     *
     * @param consumer application that called, and {@code provider} the one that was called: they may have it; null and
     *     empty where no record has the number
     * @param receipt null while the call is under way or no checkpoint covers it yet
     */
    public record Issue(@Nullable String consumer, @Nullable String provider, byte @Nullable [] receipt) {
        /** Whether an application was a party of the call. */
        public boolean concerns(String application) {
            return application.equals(consumer) || application.equals(provider);
        }
    }

    /** A record as it is stored. */
    private record Stored(int partition, long seq, String body) {
        LedgerRecord evidence() {
            return CanonicalForm.decode(body.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The receipt of a call by its number, or none where the ledger has no record of it. */
    public Optional<Issue> of(String callId) {
        List<Stored> stored = stored(callId);
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        Terms terms = stored.getFirst().evidence().terms();
        boolean ended = stored.stream().anyMatch(each -> each.evidence().phase() != Phase.OPENING);
        return Optional.of(new Issue(
                terms.consumer(),
                terms.application(),
                ended ? receipt(callId, stored).orElse(null) : null));
    }

    private List<Stored> stored(String callId) {
        return jdbc.sql("select partition, seq, body from ledger.record where call_id = :call order by seq")
                .param("call", callId)
                .query((row, number) -> new Stored(row.getInt("partition"), row.getLong("seq"), row.getString("body")))
                .list();
    }

    private Optional<byte[]> receipt(String callId, List<Stored> stored) {
        int partition = stored.getFirst().partition();
        return checkpoints.covering(partition, stored.getLast().seq()).map(row -> {
            Checkpoint checkpoint = notary.read(row.note());
            ReceiptText text = new ReceiptText(callId);
            InclusionProof proof = new InclusionProof(subtrees, partition);
            for (Stored each : stored) {
                text.record(partition, each.seq(), each.body(), proof.of(each.seq(), checkpoint.size()));
            }
            return text.finish(nonce(callId, stored), row.note());
        });
    }

    /**
     * What the digests of the call's bodies were salted with, as a signed note: nobody can pass off another body by another
     * salt. Empty for a refusal and a call that was cut off, of which no body has a digest.
     */
    private String nonce(String callId, List<Stored> stored) {
        for (Stored each : stored) {
            Result result = each.evidence().result();
            if (result != null && result.responseDigest() != null) {
                byte[] nonce = digests.nonce(callId, result.responseDigest());
                return nonce == null
                        ? ""
                        : notary.sign(installation, installation + "/nonce\n" + callId + "\n" + base64(nonce) + "\n");
            }
        }
        return "";
    }

    /** The public keys by which receipts and checkpoints are verified, a line each. */
    public List<String> verifierKeys() {
        return notary.verifierKeys(installation);
    }

    /** A signed head of one partition's tree. */
    public record Head(int partition, long size, String note) {}

    /** The newest checkpoint of each partition. */
    public List<Head> newest() {
        List<Head> heads = new ArrayList<>();
        for (int partition : checkpoints.partitions()) {
            checkpoints.newest(partition, 1).forEach(each -> heads.add(new Head(partition, each.size(), each.note())));
        }
        return heads;
    }

    /** Checkpoints of one partition behind a size, the smallest first. */
    public List<Head> after(int partition, long size, int limit) {
        return checkpoints.after(partition, size, limit).stream()
                .map(each -> new Head(partition, each.size(), each.note()))
                .toList();
    }

    static String base64(byte[] bytes) {
        return BASE64.encodeToString(bytes);
    }
}
