package id.simpul.gateway.dataplane;

import id.simpul.gateway.facet.GovStackLists;
import id.simpul.gateway.facet.ServicePath;
import id.simpul.gateway.facet.XRoadLists;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.Reply;
import id.simpul.hub.policy.Identity;
import id.simpul.hub.policy.MemberIdentity;
import id.simpul.hub.registry.Member;
import id.simpul.hub.registry.RouteTable;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Which list of a facet is asked for, and by whom: the lists of X-Road stand below {@code /r1}, those of GovStack do not. */
final class FacetMetadata {
    private static final String CLIENTS = "/listClients";
    private static final String LIST = "/listMethods";
    private static final String ALLOWED = "/allowedMethods";
    private static final String DOCUMENT = "/getOpenAPI";
    private static final Fault NO_PROVIDER =
            Fault.caller(FaultCode.ALAMAT_TIDAK_SAH, "The path names no provider: instance/class/member/subsystem.");
    private static final Fault NO_SERVICE =
            Fault.caller(FaultCode.LAYANAN_TIDAK_ADA, "No service has this application and service code.");

    private final FacetDialect dialect;
    private final FacetParts parts;

    FacetMetadata(FacetDialect dialect, FacetParts parts) {
        this.dialect = dialect;
        this.parts = parts;
    }

    /** What matters of a request. */
    record Asked(
            String path,
            @Nullable String query,
            @Nullable String accept,
            @Nullable String client,
            String address,
            @Nullable String host) {}

    /** The answer, or why there is none. */
    record Found(@Nullable Reply reply, @Nullable Fault fault) {
        static Found failed(Fault fault) {
            return new Found(null, fault);
        }
    }

    boolean takes(String path) {
        if (path.equals(CLIENTS)) {
            return true;
        }
        boolean below = path.startsWith(ServicePath.PREFIX);
        return (below || dialect == FacetDialect.GOVSTACK)
                && (path.endsWith(LIST) || path.endsWith(ALLOWED) || path.endsWith(DOCUMENT))
                && provider(path).chars().filter(each -> each == '/').count() <= 3;
    }

    private static String provider(String path) {
        String from =
                path.startsWith(ServicePath.PREFIX) ? path.substring(ServicePath.PREFIX.length()) : path.substring(1);
        return from.substring(0, Math.max(0, from.lastIndexOf('/')));
    }

    Found answer(Asked asked, RouteTable table) {
        return dialect == FacetDialect.XROAD ? xroad(asked, table) : govstack(asked, table);
    }

    private Found xroad(Asked asked, RouteTable table) {
        if (asked.path().equals(CLIENTS)) {
            String instance = parameter(asked.query(), "xRoadInstance");
            String own = table.registry().city().instance();
            return instance == null || instance.equals(own)
                    ? new Found(XRoadLists.clients(table, asked.accept()), null)
                    : Found.failed(Fault.caller(
                            FaultCode.PERMINTAAN_TIDAK_SAH, "xRoadInstance: unknown (expected: " + own + ")"));
        }
        Member provider = Member.parse(provider(asked.path()));
        if (provider == null) {
            return Found.failed(NO_PROVIDER);
        }
        if (asked.path().endsWith(LIST)) {
            return new Found(XRoadLists.methods(table, provider), null);
        }
        return switch (MemberIdentity.check(table, asked.client(), asked.address())) {
            case Identity.Decision.Refused(Fault fault) -> Found.failed(fault);
            case Identity.Decision.Known known ->
                known(asked, table, provider, known.client().code());
        };
    }

    private Found known(Asked asked, RouteTable table, Member provider, String consumer) {
        if (asked.path().endsWith(ALLOWED)) {
            return new Found(XRoadLists.allowed(table, provider, consumer, today(table)), null);
        }
        String service = parameter(asked.query(), "serviceCode");
        Reply document = service == null
                ? null
                : XRoadLists.document(
                        table, provider, service, server(asked, parts.ports().gateway()));
        return document == null ? Found.failed(NO_SERVICE) : new Found(document, null);
    }

    private Found govstack(Asked asked, RouteTable table) {
        String path = asked.path();
        if (path.equals(CLIENTS)) {
            return new Found(GovStackLists.clients(table), null);
        }
        Member provider = Member.parse(provider(path));
        if (path.endsWith(LIST)) {
            return new Found(GovStackLists.methods(table, provider), null);
        }
        if (path.endsWith(ALLOWED)) {
            Identity.Decision who = MemberIdentity.check(table, asked.client(), asked.address());
            String consumer = who instanceof Identity.Decision.Known known
                    ? known.client().code()
                    : null;
            return new Found(GovStackLists.allowed(table, provider, consumer, today(table)), null);
        }
        String server = server(asked, parts.ports().govstack());
        return new Found(
                GovStackLists.document(table, provider(path), parameter(asked.query(), "serviceCode"), server), null);
    }

    private LocalDate today(RouteTable table) {
        return LocalDate.ofInstant(
                parts.clock().instant(), table.registry().city().zone());
    }

    /** The hub as the caller addressed it; a Host that is none is not repeated. */
    private static String server(Asked asked, int port) {
        String host = asked.host();
        return "http://" + (host != null && host.matches("[A-Za-z0-9.:\\[\\]-]{1,255}") ? host : "localhost:" + port);
    }

    /** The first value of {@code name} in a raw query, decoded; null where it is absent or broken. */
    static @Nullable String parameter(@Nullable String query, String name) {
        if (query == null) {
            return null;
        }
        for (String each : query.split("&", -1)) {
            if (each.startsWith(name + "=")) {
                try {
                    return URLDecoder.decode(each.substring(name.length() + 1), StandardCharsets.UTF_8);
                } catch (IllegalArgumentException broken) {
                    return null;
                }
            }
        }
        return null;
    }
}
