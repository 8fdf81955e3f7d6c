package id.simpul.connectors.jdih;

import id.simpul.hub.connector.HttpTarget;
import id.simpul.hub.connector.Outbound;
import id.simpul.hub.connector.Publisher;
import id.simpul.hub.message.CallId;
import id.simpul.hub.message.Event;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.message.Headers;
import id.simpul.hub.message.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A member site and the event path in front of a connection: gives the file that it was told to, keeps what it hears. */
final class MemberSite implements Outbound, Publisher {
    final List<Event> published = new CopyOnWriteArrayList<>();
    final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile Reply answer = new Reply(503, Headers.NONE, new byte[0]);
    private final AtomicInteger accepting = new AtomicInteger(Integer.MAX_VALUE);
    private volatile @Nullable FaultException failure;
    private volatile CountDownLatch open = new CountDownLatch(0);

    void has(String file) {
        has(file.getBytes(StandardCharsets.UTF_8));
    }

    void has(byte[] file) {
        failure = null;
        answer = new Reply(200, Headers.NONE, file);
    }

    void answers(int status, Map<String, String> headers) {
        answer = new Reply(status, Headers.of(headers), new byte[0]);
    }

    void fails(FaultCode code, String detail) {
        failure = new FaultException(Fault.target(code, detail));
    }

    /** From now on so many events are accepted, and no more. */
    void accepts(int count) {
        accepting.set(count);
    }

    /** From now on nothing is answered until the latch is let go. */
    CountDownLatch hold() {
        open = new CountDownLatch(1);
        return open;
    }

    static String feed(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(each -> document(each, "Judul " + each))
                .collect(Collectors.joining(",", "[", "]"));
    }

    static String document(int id, String title) {
        return "{\"idData\":\"" + id + "\",\"noPeraturan\":\"" + id + "/K\",\"judul\":\"" + title + "\"}";
    }

    List<String> facts() {
        return published.stream()
                .map(each -> each.type() + " " + each.subject())
                .toList();
    }

    List<String> ids() {
        return published.stream().map(Event::id).toList();
    }

    @Override
    public Reply send(HttpTarget target, String method, String path, Headers headers, byte[] body, Instant deadline)
            throws FaultException {
        asked.add(method + " " + target.origin() + path);
        try {
            open.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        FaultException fails = failure;
        if (fails != null) {
            throw fails;
        }
        return answer;
    }

    @Override
    public CallId publish(String application, Event event) throws FaultException {
        if (accepting.getAndDecrement() <= 0) {
            throw new FaultException(Fault.hub(FaultCode.DATA_HUB_TIDAK_TERJANGKAU, "The log was not reached."));
        }
        if (String.valueOf(event.subject()).startsWith("racun")) {
            throw new FaultException(Fault.caller(FaultCode.ISI_TIDAK_SAH, "Not like this."));
        }
        published.add(event);
        return CallId.at(Instant.EPOCH);
    }
}
