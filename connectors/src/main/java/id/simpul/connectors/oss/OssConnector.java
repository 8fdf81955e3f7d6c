package id.simpul.connectors.oss;

import id.simpul.hub.connector.Connector;
import id.simpul.hub.message.Call;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.message.Reply;
import id.simpul.hub.registry.Service.Operation;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;

/** The user and password with which OSS calls the city, for as long as the connection stands. */
final class OssConnector implements Connector {
    private static final String DEMO = "-demo";

    private final String application;
    private final String user;
    private final String password;
    private final Set<OssConnector> open;

    OssConnector(String application, String user, String password, Set<OssConnector> open) {
        this.application = application;
        this.user = user;
        this.password = password;
        this.open = open;
        open.add(this);
    }

    String application() {
        return application;
    }

    boolean signed(String token, String nib, Instant now, ZoneId zone) {
        return OssToken.matches(token, user, password, nib, now, zone);
    }

    /** Whether everybody knows the password: the sample city's. */
    boolean demo() {
        return demo(application, password);
    }

    static boolean demo(String application, String password) {
        return password.equals(application + DEMO);
    }

    @Override
    public Reply call(Operation operation, Call call) throws FaultException {
        throw new FaultException(Fault.hub(
                FaultCode.GALAT_HUB, "By this connection OSS calls the city; the city calls OSS by another."));
    }

    @Override
    public void retire() {
        open.remove(this);
    }

    @Override
    public void close() {
        open.remove(this);
    }

    /** Names the application only. */
    @Override
    public String toString() {
        return "OssConnector[" + application + "]";
    }
}
