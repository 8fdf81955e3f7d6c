package id.simpul.hub.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final int SEGMENT = 4096;
    private static final JournalSize SMALL = new JournalSize(20 * SEGMENT, SEGMENT, 2);

    @TempDir
    private Path folder;

    private static byte[] bytes(int n) {
        return ("record " + n + " ").repeat(1 + n % 7).getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> read(Iterable<Segment> segments) {
        List<String> found = new ArrayList<>();
        for (Segment each : segments) {
            Segment.Found next = each.next(each.shipped());
            while (next != null) {
                found.add(new String(next.bytes(), StandardCharsets.UTF_8));
                next = each.next(next.next());
            }
        }
        return found;
    }

    private static String[] texts(int count) {
        return IntStream.range(0, count)
                .mapToObj(each -> new String(bytes(each), StandardCharsets.UTF_8))
                .toArray(String[]::new);
    }

    @Test
    void whatWasAppendedIsThereAfterAKill() throws IOException {
        try (Journal journal = new Journal(folder, SMALL)) {
            for (int i = 0; i < 300; i++) {
                journal.append(Samples.callId(i), bytes(i), true);
            }
            Path copy = asAfterAKill();

            try (Journal next = new Journal(copy, SMALL)) {
                assertThat(read(next.segments())).containsExactlyInAnyOrder(texts(300));
                assertThat(next.node().incarnation()).isEqualTo(2);
                assertThat(next.node().id()).isEqualTo(journal.node().id());
            }
        }
    }

    @Test
    void whatSomebodyElseSendsIsHeldThenPassedOverAndShippedAfterAKill() throws IOException {
        try (Journal journal = new Journal(folder, SMALL)) {
            Stripe.Place sent = journal.hold(Samples.CALL, bytes(1), true);
            Stripe.Place refused = journal.hold(Samples.CALL, bytes(2), true);
            journal.hold(Samples.CALL, bytes(3), false);
            sent.segment().release(sent.at(), true);
            refused.segment().release(refused.at(), false);

            assertThat(states(journal)).containsExactly(Segment.State.SENT, Segment.State.WAITING, Segment.State.HELD);
            try (Journal next = new Journal(asAfterAKill(), SMALL)) {
                assertThat(states(next))
                        .containsExactly(Segment.State.SENT, Segment.State.WAITING, Segment.State.WAITING);
            }
        }
    }

    private static List<Segment.State> states(Journal journal) {
        List<Segment.State> states = new ArrayList<>();
        for (Segment each : journal.segments()) {
            Segment.Found next = each.next(each.shipped());
            while (next != null) {
                states.add(next.state());
                next = each.next(next.next());
            }
        }
        return states;
    }

    /** A kill leaves the files as the system sees them at that moment. */
    private Path asAfterAKill() throws IOException {
        Path copy = Files.createDirectory(folder.resolve("copy"));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                Files.copy(each, copy.resolve(each.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return copy;
    }

    @Test
    void bothRecordsOfACallLeaveInTheirOrder() throws IOException {
        try (Journal journal = new Journal(folder, SMALL)) {
            for (int i = 0; i < 100; i++) {
                journal.append(Samples.callId(i), ("open " + i).getBytes(StandardCharsets.UTF_8), true);
            }
            for (int i = 0; i < 100; i++) {
                journal.append(Samples.callId(i), ("close " + i).getBytes(StandardCharsets.UTF_8), false);
            }

            List<String> found = read(journal.segments());

            for (int i = 0; i < 100; i++) {
                assertThat(found).containsSubsequence("open " + i, "close " + i);
            }
        }
    }

    @Test
    void aFullJournalRefusesOpeningsFirstAndThenClosings() throws IOException {
        try (Journal journal = new Journal(folder, SMALL)) {
            byte[] record = new byte[500];

            int openings = appendUntilFull(journal, record, true);
            int closings = appendUntilFull(journal, record, false);

            assertThat(openings).isBetween(40, 20 * 8);
            assertThat(closings).isPositive();
            assertThat(bytesOnDisk()).isLessThan(SMALL.maxBytes() + 1000);
        }
    }

    private long bytesOnDisk() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.mapToLong(each -> each.toFile().length()).sum();
        }
    }

    private static int appendUntilFull(Journal journal, byte[] record, boolean opening) {
        int[] count = {0};
        assertThatExceptionOfType(EvidenceUnavailableException.class).isThrownBy(() -> {
            for (; count[0] < 1000; count[0]++) {
                journal.append(Samples.CALL, record, opening);
            }
        });
        return count[0];
    }

    @Test
    void roomComesBackWithEachRetiredSegment() throws IOException {
        try (Journal journal = new Journal(folder, SMALL)) {
            appendUntilFull(journal, new byte[500], true);
            for (Segment each : journal.segments()) {
                if (each.sealed()) {
                    journal.retire(each);
                }
            }

            assertThat(appendUntilFull(journal, new byte[500], true)).isPositive();
        }
    }

    @Test
    void twoHubsCannotShareAJournal() throws IOException {
        try (Journal journal = new Journal(folder, SMALL)) {
            assertThat(journal.left()).isEmpty();
            assertThatIllegalStateException()
                    .isThrownBy(() -> new Journal(folder, SMALL))
                    .withMessageContaining("expected: a folder that no running hub uses");
        }
    }

    @Test
    void aSegmentThatWasBeingMadeIsThrownAway() throws IOException {
        Files.write(folder.resolve("0000000000000000001-0000000000000000009.journal"), new byte[SEGMENT]);
        Files.write(folder.resolve("0000000000000000001-0000000000000000008.journal"), new byte[10]);

        try (Journal journal = new Journal(folder, SMALL)) {
            assertThat(journal.left()).isEmpty();
        }
    }

    @Property(tries = 100)
    void aTornTailCostsItsOwnRecordOnly(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 1, max = 300) Integer> sizes,
            @ForAll @IntRange(max = 1_000_000) int seed)
            throws IOException {
        Path file = Files.createTempFile("segment", ".journal");
        Files.delete(file);
        Segment segment = Segment.create(file, 16 * 1024);
        Random random = new Random(seed);
        List<byte[]> records =
                sizes.stream().map(each -> randomBytes(random, each)).toList();
        records.forEach(
                each -> assertThat(segment.append(each, Frame.crc(each), false)).isPositive());
        int end = segment.written();
        segment.close();

        int cut = end - 1 - random.nextInt(Frame.size(sizes.getLast()) - 7);
        overwrite(file, cut, randomBytes(random, end - cut));

        assertThat(payloads(file)).containsAll(hex(records.subList(0, records.size() - 1)));
        assertThat(hex(records)).containsAll(payloads(file));
        Files.delete(file);
    }

    @Property(tries = 100)
    void damageInTheMiddleCostsTheRecordsItHitsOnly(@ForAll @IntRange(max = 1_000_000) int seed) throws IOException {
        Path file = Files.createTempFile("segment", ".journal");
        Files.delete(file);
        Segment segment = Segment.create(file, 16 * 1024);
        Random random = new Random(seed);
        List<byte[]> records = IntStream.range(0, 20)
                .mapToObj(each -> randomBytes(random, 100))
                .toList();
        records.forEach(
                each -> assertThat(segment.append(each, Frame.crc(each), false)).isPositive());
        segment.close();

        int hit = random.nextInt(20);
        overwrite(file, Segment.HEADER + hit * Frame.size(100) + random.nextInt(50), randomBytes(random, 30));

        List<byte[]> rest = new ArrayList<>(records);
        rest.remove(hit);
        assertThat(payloads(file)).containsExactlyElementsOf(hex(rest));
        Files.delete(file);
    }

    private static byte[] randomBytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static void overwrite(Path file, int at, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(bytes), at);
        }
    }

    private static List<String> payloads(Path file) throws IOException {
        Segment left = Segment.left(file);
        List<byte[]> found = new ArrayList<>();
        Segment.Found next = left.next(left.shipped());
        while (next != null) {
            found.add(next.bytes());
            next = left.next(next.next());
        }
        left.close();
        return hex(found);
    }

    private static List<String> hex(List<byte[]> records) {
        return records.stream().map(HexFormat.of()::formatHex).toList();
    }
}
