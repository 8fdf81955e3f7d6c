import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The cheapest honest HTTP/1.1 server: answers every request with the same JSON of a given size. */
final class Target implements AutoCloseable {
    private static final int HEAD_END = 0x0d0a0d0a;

    private final ServerSocket server = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
    private final byte[] answer;

    Target(int size) throws IOException {
        String body = "{\"kode\":\"1\",\"isi\":\"" + "x".repeat(size - 21) + "\"}";
        answer = ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
        Thread.ofPlatform().daemon().name("target").start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                Thread.ofPlatform().daemon().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = socket.getInputStream();
            OutputStream out = socket.getOutputStream();
            byte[] buffer = new byte[8192];
            int last = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    last = last << 8 | buffer[i] & 0xff;
                    if (last == HEAD_END) {
                        out.write(answer);
                    }
                }
            }
        } catch (IOException gone) {
            // the caller hung up
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
