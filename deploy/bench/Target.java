import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The cheapest honest HTTP/1.1 server: one event loop answers every request with the same JSON of a given size, at once or
 * after a while. A loop that is busy is not woken for each request, so that a proxy does not pay for waking it.
 */
final class Target implements AutoCloseable {
    private static final int HEAD_END = 0x0d0a0d0a;

    private final Selector selector = Selector.open();
    private final ServerSocketChannel server = ServerSocketChannel.open();
    private final ByteBuffer in = ByteBuffer.allocateDirect(64 * 1024);
    private final ByteBuffer answer;
    private final long delayNanos;
    private final Deque<Owed> owed = new ArrayDeque<>();

    /** An answer that is to go out later. */
    private record Owed(SocketChannel to, long due) {}

    /** What has been read of a connection's present request: the last four bytes. */
    private static final class Tail {
        private int last;
    }

    Target(int size, long delayMillis) throws IOException {
        delayNanos = delayMillis * 1_000_000;
        String body = "{\"kode\":\"1\",\"isi\":\"" + "x".repeat(size - 21) + "\"}";
        byte[] bytes = ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
        answer = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 512).configureBlocking(false);
        server.register(selector, SelectionKey.OP_ACCEPT);
        Thread.ofPlatform().daemon().name("target").start(this::loop);
    }

    int port() {
        return server.socket().getLocalPort();
    }

    private void loop() {
        try {
            while (server.isOpen()) {
                selector.select(this::ready, owed.isEmpty() ? 0 : Math.max(1, (owed.peek().due() - System.nanoTime()) / 1_000_000));
                while (!owed.isEmpty() && owed.peek().due() - System.nanoTime() <= 0) {
                    send(owed.poll().to());
                }
            }
        } catch (IOException closed) {
            // nobody needs it any more
        }
    }

    private void ready(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                accept();
            } else {
                read((SocketChannel) key.channel(), (Tail) key.attachment());
            }
        } catch (IOException gone) {
            close(key);
        }
    }

    private void accept() throws IOException {
        SocketChannel caller = server.accept();
        if (caller != null) {
            caller.setOption(StandardSocketOptions.TCP_NODELAY, true).configureBlocking(false);
            caller.register(selector, SelectionKey.OP_READ, new Tail());
        }
    }

    private void read(SocketChannel caller, Tail tail) throws IOException {
        in.clear();
        if (caller.read(in) < 0) {
            throw new IOException("the caller hung up");
        }
        in.flip();
        while (in.hasRemaining()) {
            tail.last = tail.last << 8 | in.get() & 0xff;
            if (tail.last == HEAD_END) {
                owe(caller);
            }
        }
    }

    private void owe(SocketChannel caller) {
        if (delayNanos == 0) {
            send(caller);
        } else {
            owed.add(new Owed(caller, System.nanoTime() + delayNanos));
        }
    }

    /** The answer is small and its caller waits for it: the socket has room. */
    private void send(SocketChannel caller) {
        try {
            for (ByteBuffer left = answer.duplicate(); left.hasRemaining(); ) {
                caller.write(left);
            }
        } catch (IOException gone) {
            // the caller hung up
        }
    }

    private static void close(SelectionKey key) {
        try {
            key.channel().close();
        } catch (IOException closed) {
            // it is gone
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        selector.wakeup();
    }
}
