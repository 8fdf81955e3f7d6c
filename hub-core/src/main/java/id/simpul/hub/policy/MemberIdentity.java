package id.simpul.hub.policy;

import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.Member;
import id.simpul.hub.registry.RouteTable;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is calling through a facet? A header names an application, and is never identity: the registry has to bind the
 * application to the address that the call comes from. In the sample city a call from the same machine suffices.
 */
public final class MemberIdentity {
    private static final Identity.Decision ABSENT = new Identity.Decision.Refused(
            Fault.caller(FaultCode.PERMINTAAN_TIDAK_SAH, "The client's header is missing."));
    private static final Identity.Decision UNREADABLE = new Identity.Decision.Refused(Fault.caller(
            FaultCode.PERMINTAAN_TIDAK_SAH, "The client's header has the form instance/class/member/subsystem."));
    private static final Identity.Decision UNKNOWN = new Identity.Decision.Refused(
            Fault.caller(FaultCode.KLIEN_TIDAK_DIKENAL, "No application has this identifier."));
    private static final Identity.Decision UNBOUND = new Identity.Decision.Refused(Fault.caller(
            FaultCode.AKSES_DITOLAK, "The registry does not bind this application to the address that calls."));

    private MemberIdentity() {}

    /** What {@code header}, sent from {@code address}, proves in the registry of {@code table}. */
    public static Identity.Decision check(RouteTable table, @Nullable String header, String address) {
        if (header == null) {
            return ABSENT;
        }
        Member member = Member.parse(header);
        if (member == null) {
            return UNREADABLE;
        }
        Application application = table.application(member);
        if (application == null) {
            return UNKNOWN;
        }
        return bound(application, address) || (table.registry().city().sample() && loopback(address))
                ? new Identity.Decision.Known(new Client(application.code(), Set.of("api"), Instant.MAX))
                : UNBOUND;
    }

    private static boolean bound(Application application, String address) {
        return application.facet().stream().anyMatch(each -> each.contains(address));
    }

    private static boolean loopback(String address) {
        try {
            return InetAddress.ofLiteral(address).isLoopbackAddress();
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }
}
