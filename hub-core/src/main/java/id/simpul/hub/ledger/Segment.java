package id.simpul.hub.ledger;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * One memory-mapped file of the journal. What is stored in it survives the death of the process at once, because the pages
 * belong to the system. Its blocks are written before use, so that a full disk is met here and never under a caller.
 */
final class Segment {
    static final int HEADER = 64;

    private static final long MAGIC = 0x53494d50554c4a31L;
    private static final int SHIPPED = 8;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final VarHandle LENGTH = INT.varHandle();
    private static final ByteBuffer ZEROS = ByteBuffer.allocateDirect(256 * 1024);

    private final Path file;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment memory;
    private volatile int written = HEADER;
    private volatile int shipped = HEADER;
    private volatile boolean sealed;
    private boolean left;

    private Segment(Path file) throws IOException {
        this.file = file;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, channel.size(), arena);
        }
    }

    static Segment create(Path file, int bytes) throws IOException {
        allocate(file, bytes);
        Segment fresh = new Segment(file);
        fresh.memory.set(LONG, SHIPPED, HEADER);
        fresh.memory.set(LONG, 0, MAGIC);
        return fresh;
    }

    private static void allocate(Path file, int bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int rest = bytes; rest > 0; ) {
                rest -= channel.write(ZEROS.slice(0, Math.min(rest, ZEROS.capacity())));
            }
        } catch (IOException full) {
            Files.deleteIfExists(file);
            throw full;
        }
    }

    /** A segment that an earlier incarnation left behind; nothing more is appended to it. */
    static Segment left(Path file) throws IOException {
        Segment old = new Segment(file);
        old.written = (int) old.memory.byteSize();
        old.sealed = true;
        old.left = true;
        old.shipped = old.whole() ? old.storedPosition() : HEADER;
        return old;
    }

    /** Whether its header was written, which is the last step of making a segment. */
    boolean whole() {
        return memory.byteSize() > HEADER && memory.get(LONG, 0) == MAGIC;
    }

    /** Appends where room is left; answers where the record lies, or -1. One thread at a time. */
    int append(byte[] bytes, int crc, boolean held) {
        int at = written;
        int next = at + Frame.size(bytes.length);
        if (next > memory.byteSize()) {
            return -1;
        }
        MemorySegment.copy(bytes, 0, memory, ValueLayout.JAVA_BYTE, at + Frame.HEAD, bytes.length);
        memory.set(INT, at + 4, crc);
        LENGTH.setRelease(memory, (long) at, held ? bytes.length | Frame.HELD : bytes.length);
        written = next;
        return at;
    }

    /** Ends the holding of a record: the topic has it, or the shipper has to carry it like any other. */
    void release(int at, boolean sent) {
        int length = Frame.length((int) LENGTH.getAcquire(memory, (long) at));
        LENGTH.setRelease(memory, (long) at, sent ? length | Frame.SENT : length);
    }

    int room() {
        return (int) memory.byteSize() - written;
    }

    /** The next record at or behind {@code from} whose bytes are whole; torn ones are stepped over. */
    @Nullable
    Found next(int from) {
        int end = written;
        for (int at = from; at + Frame.HEAD < end; at += 8) {
            int word = (int) LENGTH.getAcquire(memory, (long) at);
            int length = Frame.length(word);
            if (length > 0 && length <= Math.min(Frame.MAX_BYTES, end - at - Frame.HEAD) && word > 0) {
                byte[] bytes = new byte[length];
                MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, at + Frame.HEAD, bytes, 0, length);
                if (Frame.crc(bytes) == memory.get(INT, at + 4)) {
                    return new Found(bytes, at + Frame.size(length), state(word));
                }
            }
        }
        return null;
    }

    /** Whoever held a record of an earlier incarnation died with it. */
    private State state(int word) {
        if ((word & Frame.SENT) != 0) {
            return State.SENT;
        }
        return (word & Frame.HELD) != 0 && !left ? State.HELD : State.WAITING;
    }

    /** One record, where the next one may begin, and whose turn it is. */
    record Found(byte[] bytes, int next, State state) {}

    /** What remains to be done with a record. */
    enum State {
        /** The shipper carries it. */
        WAITING,
        /** Somebody else is sending it. */
        HELD,
        /** The topic has it. */
        SENT
    }

    private int storedPosition() {
        return (int) Math.clamp(memory.get(LONG, SHIPPED) & ~7L, HEADER, memory.byteSize());
    }

    /** Everything before this position is on the topic. */
    int shipped() {
        return shipped;
    }

    void shipped(int position) {
        memory.set(LONG, SHIPPED, position);
        shipped = position;
    }

    int written() {
        return written;
    }

    /** Nothing more will be appended. */
    void seal() {
        sealed = true;
    }

    boolean sealed() {
        return sealed;
    }

    Path file() {
        return file;
    }

    void close() {
        arena.close();
    }

    void delete() throws IOException {
        close();
        Files.delete(file);
    }
}
