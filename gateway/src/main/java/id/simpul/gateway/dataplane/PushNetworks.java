package id.simpul.gateway.dataplane;

import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.registry.AddressRange;
import id.simpul.hub.registry.RouteTable;
import id.simpul.hub.registry.RouteTableListener;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Which addresses the deliveries of events may reach: in the sample city all, elsewhere public ones and those of the networks
 * that the operator allowed, as {@code simpul.event.allowed-networks=10.20.0.0/16,fd12::/48}. What is inner follows the
 * special-purpose registries of RFC 6890, with what carries an IPv4 address inside an IPv6 one. An address is judged each time
 * it is connected to, since a name may lead elsewhere at any time.
 */
@Component
class PushNetworks implements RouteTableListener {
    private static final List<AddressRange> INNER =
            ranges("0.0.0.0/8,10.0.0.0/8,100.64.0.0/10,127.0.0.0/8,169.254.0.0/16,"
                    + "172.16.0.0/12,192.0.0.0/24,192.168.0.0/16,198.18.0.0/15,224.0.0.0/3,"
                    + "::/96,64:ff9b::/96,64:ff9b:1::/48,100::/64,2001::/32,2002::/16,fc00::/7,fe80::/9,ff00::/8");

    private final List<AddressRange> allowed;
    private final boolean sampleAllowed;
    private final Resolver resolver;
    private volatile boolean all;

    /** What a name stands for at this moment. */
    interface Resolver {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    @Autowired
    PushNetworks(
            @Value("${simpul.event.allowed-networks:}") String allowed,
            @Value("${simpul.sample:true}") boolean sampleAllowed) {
        this(allowed, sampleAllowed, InetAddress::getAllByName);
    }

    /** Throws {@link IllegalArgumentException} where {@code allowed} has something else than ranges. */
    PushNetworks(String allowed, boolean sampleAllowed, Resolver resolver) {
        this.allowed = ranges(allowed);
        this.sampleAllowed = sampleAllowed;
        this.resolver = resolver;
    }

    private static List<AddressRange> ranges(String text) {
        return Stream.of(text.split(","))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .map(AddressRange::parse)
                .toList();
    }

    @Override
    public void accept(RouteTable table) {
        all = sampleAllowed && table.registry().city().sample();
    }

    /**
     * The address of {@code host} to connect to; waits for the resolver. Of several addresses the first that may be reached.
     *
     * @throws FaultException where the name has no address, or none that may be reached
     */
    String reachable(String host) throws FaultException {
        try {
            InetAddress[] found = resolver.addresses(host);
            for (InetAddress each : found) {
                if (allows(each)) {
                    return literal(each);
                }
            }
            throw new FaultException(Fault.target(
                    FaultCode.JARINGAN_TUJUAN_DILARANG,
                    "The target's address " + literal(found[0])
                            + " is an inner one (expected: a public one, or one of simpul.event.allowed-networks)."));
        } catch (UnknownHostException unknown) {
            throw new FaultException(Failures.of(unknown), unknown);
        }
    }

    boolean allows(InetAddress address) {
        String text = literal(address);
        return all
                || allowed.stream().anyMatch(each -> each.contains(text))
                || INNER.stream().noneMatch(each -> each.contains(text));
    }

    /** Without the name of an interface. */
    private static String literal(InetAddress address) {
        return address.getHostAddress().replaceFirst("%.*", "");
    }
}
