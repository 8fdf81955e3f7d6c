package id.simpul.connectors.sandbox;

import id.simpul.connectors.sandbox.SimulatedApplication.Reaction;
import id.simpul.connectors.sandbox.SimulatedApplication.StaticFile;
import id.simpul.hub.connector.Latihan.Mode;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/** One HTTP server on loopback that plays every simulated application, each under {@code /<its code>}. */
@Component
@Conditional(SampleCity.class)
class SandboxHttp implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";

    private final Applications applications;
    private final Residents residents;
    private final Drills drills;
    private final Reactions reactions;
    private final Vertx vertx;
    private final HttpOutcomes outcomes;
    private final HttpServer server;

    SandboxHttp(Applications applications, Residents residents, Drills drills, Reactions reactions) {
        this.applications = applications;
        this.residents = residents;
        this.drills = drills;
        this.reactions = reactions;
        this.vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
        this.outcomes = new HttpOutcomes(vertx);
        this.server = vertx.createHttpServer(
                        new HttpServerOptions().setHost(LOOPBACK).setPort(0))
                .requestHandler(this::handle)
                .listen()
                .await();
    }

    /** Where the applications live, such as {@code http://127.0.0.1:41234}. */
    String address() {
        return "http://" + LOOPBACK + ":" + server.actualPort();
    }

    private void handle(HttpServerRequest request) {
        String path = Objects.requireNonNullElse(request.path(), "/");
        int slash = path.indexOf('/', 1);
        String code = slash < 0 ? path.substring(1) : path.substring(1, slash);
        SimulatedApplication application = applications.find(code);
        if (application == null) {
            request.response().setStatusCode(404).end();
            return;
        }
        answer(request, application, slash < 0 ? "" : path.substring(slash));
    }

    /** An application that takes an event in does something with it afterwards. */
    private void answer(HttpServerRequest request, SimulatedApplication application, String path) {
        List<Reaction> then = application.reactions(request.method().name(), path);
        if (then.isEmpty()) {
            answer(request, application, path, () -> {});
            return;
        }
        Map<String, String> headers = new HashMap<>();
        request.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        request.body()
                .onSuccess(body -> answer(
                        request,
                        application,
                        path,
                        () -> reactions.begin(application, then, headers, body.getBytes())));
    }

    private void answer(HttpServerRequest request, SimulatedApplication application, String path, Runnable afterwards) {
        Runnable healthy = () -> {
            healthy(request, application, path);
            afterwards.run();
        };
        Outcome outcome = outcome(application, path, request.query());
        if (outcome == null) {
            healthy.run();
        } else {
            outcomes.act(outcome, request, application, healthy);
        }
    }

    private void healthy(HttpServerRequest request, SimulatedApplication application, String path) {
        String method = request.method().name();
        StaticFile file = application.file(method, path);
        if (file == null) {
            HttpAnswers.send(
                    request.response(), application.answer(method, path, parameters(request.query()), residents));
        } else {
            HttpAnswers.send(request.response(), file);
        }
    }

    private @Nullable Outcome outcome(SimulatedApplication application, String path, @Nullable String query) {
        Mode mode = drills.mode(application.code());
        return mode == null ? Outcome.of(path, query) : Outcome.of(mode);
    }

    private static Map<String, String> parameters(@Nullable String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(pair.substring(0, equals), decoded(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    /** What cannot be decoded stands for itself. */
    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return value;
        }
    }

    @Override
    public void close() {
        vertx.close().await();
    }
}
