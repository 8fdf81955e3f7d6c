import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** One keep-alive connection of the load client, with at most one call under way. */
final class Wire {
    private final int port;
    private final Selector selector;
    private final ByteBuffer in = ByteBuffer.allocate(64 * 1024);
    private SocketChannel channel;
    private long since;
    private boolean waits;

    /** @param since when its last call would have been, in nanoseconds: its next one is due a pause later */
    Wire(int port, Selector selector, long since) {
        this.port = port;
        this.selector = selector;
        this.since = since;
    }

    boolean waits() {
        return waits;
    }

    /** Nanoseconds since the last call was sent. */
    long age() {
        return System.nanoTime() - since;
    }

    /** Opens it where it is not open. */
    void open() throws IOException {
        if (channel != null) {
            return;
        }
        SocketChannel fresh = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        fresh.setOption(StandardSocketOptions.TCP_NODELAY, true).configureBlocking(false);
        fresh.register(selector, SelectionKey.OP_READ, this);
        channel = fresh;
    }

    /** Requests are small and the one before has been answered: the socket has room. */
    void send(ByteBuffer request) throws IOException {
        in.clear();
        since = System.nanoTime();
        waits = true;
        while (request.hasRemaining()) {
            channel.write(request);
        }
    }

    /** The answer, or null where it is not complete yet. */
    Answer read() throws IOException {
        if (channel.read(in) < 0) {
            throw new IOException("the server closed the connection");
        }
        Answer answer = Answer.read(in.array(), in.position());
        if (answer == null && !in.hasRemaining()) {
            throw new IOException("the answer is too long");
        }
        return answer;
    }

    /** Notes the end of the call under way; how long it took, in microseconds. */
    long done() {
        waits = false;
        return age() / 1000;
    }

    void close() {
        waits = false;
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException closed) {
            // it is gone
        }
        channel = null;
    }
}
