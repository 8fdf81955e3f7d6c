package id.simpul.hub.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The local journal: records wait here, safe from {@code kill -9}, until the ledger topic has them. Both records of a call
 * go through the same stripe, so they leave in their order.
 */
final class Journal implements AutoCloseable {
    private static final String SUFFIX = ".journal";

    private final Path folder;
    private final Node node;
    private final JournalSize size;
    private final FileChannel lock;
    private final ConcurrentSkipListMap<String, Segment> segments = new ConcurrentSkipListMap<>();
    private final Set<Segment> left;
    private final AtomicLong sequence = new AtomicLong();
    private final Spares spares;
    private final List<Stripe> stripes;
    private volatile boolean closed;

    Journal(Path folder, JournalSize size) {
        this.folder = folder;
        this.size = size;
        try {
            Files.createDirectories(folder);
            lock = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            claim();
            node = Node.next(folder);
            left = findLeft();
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
        int room = (int) (size.maxBytes() / size.segmentBytes()) - left.size();
        spares = new Spares(room, this::create);
        stripes = IntStream.range(0, size.stripes())
                .mapToObj(each -> new Stripe(spares, size.reserve()))
                .toList();
    }

    private void claim() throws IOException {
        try {
            if (lock.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException here) {
            // falls through: the other user lives in this very process
        }
        lock.close();
        throw new IllegalStateException("journal: " + folder + " (expected: a folder that no running hub uses)");
    }

    private Set<Segment> findLeft() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path each :
                    files.filter(file -> file.toString().endsWith(SUFFIX)).toList()) {
                Segment old = Segment.left(each);
                if (old.whole()) {
                    segments.put(name(each), old);
                } else {
                    old.delete();
                }
            }
        }
        return new CopyOnWriteArraySet<>(segments.values());
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private Segment create() throws IOException {
        String name = "%019d-%019d%s".formatted(node.incarnation(), sequence.getAndIncrement(), SUFFIX);
        Segment fresh = Segment.create(folder.resolve(name), size.segmentBytes());
        segments.put(name, fresh);
        return fresh;
    }

    /** Lays {@code bytes} down, or throws {@link EvidenceUnavailableException}. */
    void append(String callId, byte[] bytes, boolean opening) {
        append(callId, bytes, opening, false);
    }

    /**
     * Lays {@code bytes} down for somebody who sends them at once: until {@link Segment#release} the shipper waits for him,
     * so that a record is on the topic once.
     */
    Stripe.Place hold(String callId, byte[] bytes, boolean opening) {
        return append(callId, bytes, opening, true);
    }

    private Stripe.Place append(String callId, byte[] bytes, boolean opening, boolean held) {
        if (bytes.length > Frame.MAX_BYTES) {
            throw new IllegalArgumentException(
                    "record: " + bytes.length + " bytes (expected: <= " + Frame.MAX_BYTES + ")");
        }
        if (closed) {
            throw new EvidenceUnavailableException("The journal is closed: the hub is stopping.");
        }
        int hash = callId.hashCode();
        return stripes.get((hash ^ (hash >>> 16)) & (stripes.size() - 1))
                .append(bytes, Frame.crc(bytes), opening, held);
    }

    /** Every segment, the oldest first. */
    Iterable<Segment> segments() {
        return segments.values();
    }

    /** The segments that earlier incarnations left behind and whose records are not all on the topic yet. */
    Set<Segment> left() {
        return left;
    }

    /** Deletes a sealed segment whose records are all on the topic. */
    void retire(Segment shipped) throws IOException {
        segments.remove(name(shipped.file()));
        left.remove(shipped);
        shipped.delete();
        spares.returned();
    }

    long waitingBytes() {
        return segments.values().stream()
                .mapToLong(each -> Math.max(0, each.written() - each.shipped()))
                .sum();
    }

    /** Whether the hub is stopping: then a refusal says nothing about room. */
    boolean isClosed() {
        return closed;
    }

    Node node() {
        return node;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        spares.close();
        stripes.forEach(Stripe::seal);
        for (Segment each : segments.values()) {
            if (each.shipped() >= each.written()) {
                each.delete();
            } else {
                each.close();
            }
        }
        segments.clear();
        lock.close();
    }
}
