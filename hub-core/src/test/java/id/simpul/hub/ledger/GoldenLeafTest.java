package id.simpul.hub.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The bytes that are hashed and signed: whoever changes them breaks every receipt that was ever issued. */
class GoldenLeafTest {
    @Test
    void theLeafOfARecordTheRootAndTheTextsThatAreSignedAreThoseOfTheGoldenFile() throws IOException {
        byte[] leaf = Sha256.leaf(3, 412, CanonicalForm.encode(Samples.opening()));
        MerkleFrontier tree = MerkleFrontier.empty();
        for (int each = 0; each < 256; each++) {
            tree.append(Sha256.leaf(3, each, CanonicalForm.encode(Samples.closing())));
        }
        Checkpoint checkpoint = new Checkpoint("simpul/ledger/3", 256, tree.root(), Samples.AT);
        Removal removal = Removal.of(
                "simpul", 3, YearMonth.of(2021, 9), 200, tree, Instant.parse("2026-11-28T00:00:00Z"), "auditor");

        String text = "leaf " + HexFormat.of().formatHex(leaf) + "\n" + checkpoint.text() + removal.text();

        try (InputStream golden = GoldenLeafTest.class.getResourceAsStream("leaf.txt")) {
            assertThat(text)
                    .isEqualTo(new String(Objects.requireNonNull(golden).readAllBytes(), StandardCharsets.UTF_8));
        }
        assertThat(Checkpoint.parse(checkpoint.text()).text()).isEqualTo(checkpoint.text());
        assertThat(Removal.parse(removal.text()).text()).isEqualTo(removal.text());
    }
}
