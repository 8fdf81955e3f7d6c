package id.simpul.gateway.dataplane;

import id.simpul.gateway.facet.Directory;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.Reply;
import id.simpul.hub.message.TraceContext;
import id.simpul.hub.registry.RouteTable;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /directory}: what is offered, for everybody. Parameters: {@code q}, {@code page}, {@code size}. */
final class DirectoryDoor {
    static final String PATH = "/directory";

    private static final Logger LOG = LoggerFactory.getLogger(DirectoryDoor.class);
    private static final List<String> READ_ONLY = List.of("GET", "HEAD");

    private final Vertx vertx;
    private final FacetParts parts;
    private final Answers answers;

    DirectoryDoor(Vertx vertx, FacetParts parts, Answers answers) {
        this.vertx = vertx;
        this.parts = parts;
        this.answers = answers;
    }

    void handle(HttpServerRequest request, TraceContext trace) {
        RouteTable table = parts.routes().table();
        if (!READ_ONLY.contains(request.method().name())) {
            Fault fault = Fault.caller(FaultCode.METODE_TIDAK_ADA, "The directory is there to be read.");
            answers.problem(request, fault, trace, READ_ONLY);
        } else if (table == null) {
            Fault fault = Fault.busy(FaultCode.RUTE_TIDAK_SIAP, "No route table is loaded yet.", Duration.ofSeconds(1));
            answers.problem(request, fault, trace, List.of());
        } else {
            answer(request, table, wish(request), trace);
        }
    }

    private static Directory.Wish wish(HttpServerRequest request) {
        String query = request.query();
        return Directory.Wish.of(
                FacetMetadata.parameter(query, "q"),
                FacetMetadata.parameter(query, "page"),
                FacetMetadata.parameter(query, "size"),
                html(request.getHeader("accept")),
                Answers.english(request.getHeader("accept-language")),
                request.getHeader("if-none-match"));
    }

    /** A page only for who names it: a browser does. */
    private static boolean html(@Nullable String accept) {
        int page = accept == null ? -1 : accept.indexOf("text/html");
        int json = accept == null ? -1 : accept.indexOf("/json");
        return page >= 0 && (json < 0 || page < json);
    }

    private void answer(HttpServerRequest request, RouteTable table, Directory.Wish wish, TraceContext trace) {
        Context context = vertx.getOrCreateContext();
        String gateway = "http://localhost:" + parts.ports().gateway();
        String portal = "http://localhost:" + parts.ports().web() + "/pengembang";
        Thread.ofVirtual().name("directory").start(() -> {
            try {
                Reply reply = Directory.answer(table, wish, gateway, portal);
                context.runOnContext(now -> answers.reply(request, reply));
            } catch (RuntimeException broken) {
                LOG.error("the directory broke", broken);
                Fault fault = Fault.hub(FaultCode.GALAT_HUB, "The hub failed to answer.");
                context.runOnContext(now -> answers.problem(request, fault, trace, List.of()));
            }
        });
    }
}
