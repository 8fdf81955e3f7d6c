package id.simpul.gateway.dataplane;

import id.simpul.hub.connector.HttpTarget;
import id.simpul.hub.connector.Outbound;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.message.Headers;
import id.simpul.hub.message.Reply;
import id.simpul.hub.policy.attempt.Replica;
import id.simpul.hub.policy.attempt.Replicas;
import id.simpul.hub.policy.attempt.Targets;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the hub sends of its own accord, over the same client as calls, on an event loop of its own. */
@Component
class HubOutbound implements Outbound, AutoCloseable {
    private final Clock clock;
    private final Targets targets;
    private final PushNetworks networks;
    private final Vertx vertx =
            Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setPreferNativeTransport(true));
    private final HttpClients clients = new HttpClients(vertx, 1);

    HubOutbound(Clock clock, Targets targets, PushNetworks networks) {
        this.clock = clock;
        this.targets = targets;
        this.networks = networks;
    }

    /** @param guarded whether only what {@link PushNetworks} allows may be connected to */
    private record Question(
            HttpTarget target,
            String method,
            String path,
            Headers headers,
            byte[] body,
            Instant deadline,
            boolean guarded) {}

    /** Asks one of the connection's targets, as calls do; another try is the sender's to decide. */
    @Override
    public Reply send(HttpTarget target, String method, String path, Headers headers, byte[] body, Instant deadline)
            throws FaultException {
        return send(new Question(target, method, path, headers, body, deadline, false));
    }

    @Override
    public Reply push(HttpTarget target, String method, String path, Headers headers, byte[] body, Instant deadline)
            throws FaultException {
        return send(new Question(target, method, path, headers, body, deadline, true));
    }

    private Reply send(Question question) throws FaultException {
        Replicas replicas = targets.find(question.target().connection());
        if (replicas == null) {
            return ask(question, question.target().origin());
        }
        Replica chosen = replicas.choose(Set.of());
        try {
            Reply reply = ask(question, chosen.address());
            replicas.succeeded(chosen);
            return reply;
        } catch (FaultException failed) {
            if (failed.fault() instanceof Fault.TargetFault) {
                replicas.failed(chosen, failed.fault().code().code());
            }
            throw failed;
        }
    }

    private Reply ask(Question question, URI origin) throws FaultException {
        RequestOptions options = options(question, origin);
        if (question.guarded()) {
            String address = networks.reachable(options.getHost());
            options.setServer(SocketAddress.inetSocketAddress(options.getPort(), address));
        }
        long left = Duration.between(clock.instant(), question.deadline()).toMillis();
        options.setTimeout(Math.max(left, 1));
        CompletableFuture<Reply> answer = new CompletableFuture<>();
        Exchange exchange = new Exchange(answer, question.guarded() ? PUSH_ANSWER_LIMIT : ANSWER_LIMIT);
        vertx.runOnContext(now -> clients.client(question.target())
                .request(options)
                .compose(request -> exchange.ask(request, question.body()))
                .onFailure(answer::completeExceptionally));
        try {
            return answer.get(left, TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            vertx.runOnContext(now -> exchange.abandon());
            throw new FaultException(
                    Fault.target(FaultCode.BATAS_WAKTU, "The target did not answer before the deadline."), late);
        } catch (ExecutionException failed) {
            throw fault(Objects.requireNonNullElse(failed.getCause(), failed));
        } catch (InterruptedException stopped) {
            vertx.runOnContext(now -> exchange.abandon());
            Thread.currentThread().interrupt();
            throw new FaultException(Fault.hub(FaultCode.HUB_SIBUK, "The hub is stopping."), stopped);
        }
    }

    private static FaultException fault(Throwable failure) {
        return failure instanceof FaultException known ? known : new FaultException(Failures.of(failure), failure);
    }

    private static RequestOptions options(Question question, URI origin) {
        String uri = origin.getRawPath() + question.path();
        Map<String, String> all = new HashMap<>(question.target().headers());
        question.headers().forEach(all::put);
        MultiMap sent = MultiMap.caseInsensitiveMultiMap().addAll(all);
        return Origins.options(origin)
                .setMethod(HttpMethod.valueOf(question.method()))
                .setURI(uri.isEmpty() ? "/" : uri)
                .setHeaders(sent);
    }

    /** One question and its answer, on the event loop. */
    private static final class Exchange {
        private final CompletableFuture<Reply> answer;
        private final Buffer whole = Buffer.buffer();
        private final int limit;
        private @Nullable HttpClientRequest asked;

        Exchange(CompletableFuture<Reply> answer, int limit) {
            this.answer = answer;
            this.limit = limit;
        }

        Future<Void> ask(HttpClientRequest request, byte[] body) {
            asked = request;
            return request.send(Buffer.buffer(body)).compose(this::read);
        }

        private Future<Void> read(HttpClientResponse response) {
            response.handler(chunk -> {
                if (whole.length() + chunk.length() > limit) {
                    answer.completeExceptionally(new FaultException(
                            Fault.target(FaultCode.JAWABAN_TERLALU_BESAR, "The answer exceeds " + limit + " bytes.")));
                    abandon();
                } else {
                    whole.appendBuffer(chunk);
                }
            });
            return response.end().onSuccess(ended -> answer.complete(reply(response)));
        }

        private Reply reply(HttpClientResponse response) {
            Map<String, String> headers = new HashMap<>();
            response.headers().forEach(headers::putIfAbsent);
            return new Reply(response.statusCode(), Headers.of(headers), whole.getBytes());
        }

        void abandon() {
            HttpClientRequest open = asked;
            if (open != null) {
                open.reset();
            }
        }
    }

    @Override
    public void close() {
        vertx.close().await();
    }
}
