package id.simpul.hub.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MerkleFrontierTest {

    /** RFC 9162, 2.1.1, word by word. */
    private static byte[] naive(List<byte[]> leaves) {
        if (leaves.isEmpty()) {
            return Sha256.of();
        }
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        return Sha256.node(naive(leaves.subList(0, split)), naive(leaves.subList(split, leaves.size())));
    }

    private static List<byte[]> leaves(int count) {
        return IntStream.range(0, count)
                .mapToObj(each -> Sha256.leaf(3, each, ("record " + each).getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    @Property(tries = 200)
    void theRootIsThatOfTheStandard(@ForAll @IntRange(max = 300) int count) {
        MerkleFrontier tree = MerkleFrontier.empty();
        leaves(count).forEach(tree::append);

        assertThat(tree.size()).isEqualTo(count);
        assertThat(tree.root()).isEqualTo(naive(leaves(count)));
    }

    @Property(tries = 200)
    void aFrontierWrittenDownGoesOnAsIfNothingHadHappened(
            @ForAll @IntRange(max = 200) int before, @ForAll @IntRange(max = 100) int more) {
        MerkleFrontier tree = MerkleFrontier.empty();
        leaves(before).forEach(tree::append);

        MerkleFrontier again = MerkleFrontier.of(tree.size(), tree.bytes());
        leaves(before + more).subList(before, before + more).forEach(again::append);

        assertThat(again.root()).isEqualTo(naive(leaves(before + more)));
    }

    @Test
    void theEmptyTreeHasTheRootOfTheStandard() {
        assertThat(HexFormat.of().formatHex(MerkleFrontier.empty().root()))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void refusesAFrontierOfAnotherSize() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MerkleFrontier.of(3, new byte[Sha256.LENGTH]))
                .withMessage("frontier: 32 bytes (expected: 64 for size 3)");
    }
}
