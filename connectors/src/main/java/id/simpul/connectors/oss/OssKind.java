package id.simpul.connectors.oss;

import id.simpul.hub.connector.CheckedSettings;
import id.simpul.hub.connector.Connector;
import id.simpul.hub.connector.ConnectorKind;
import id.simpul.hub.connector.FaceReader;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.City;
import id.simpul.hub.registry.ConnectionFace;
import id.simpul.hub.registry.RouteTable;
import id.simpul.hub.registry.RouteTableListener;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Who may call the city as OSS: each connection of this kind is one user with its password. */
@Component
public class OssKind implements ConnectorKind, RouteTableListener {
    private final ConnectionFace face = FaceReader.beside(OssKind.class);
    private final Set<OssConnector> open = ConcurrentHashMap.newKeySet();
    private final boolean sample;
    private volatile City city = City.NONE;

    OssKind(@Value("${simpul.sample:true}") boolean sample) {
        this.sample = sample;
    }

    @Override
    public ConnectionFace face() {
        return face;
    }

    @Override
    public Connector open(Application application, Application.Connection connection) {
        CheckedSettings settings = CheckedSettings.of(face.connection(), connection.settings());
        String password = settings.text("password");
        if (!sample && OssConnector.demo(application.code(), password)) {
            throw new IllegalArgumentException("password: the sample city's (expected: one that only OSS knows)");
        }
        return new OssConnector(application.code(), settings.text("user"), password, open);
    }

    @Override
    public void accept(RouteTable table) {
        city = table.registry().city();
    }

    /** The application whose user and password made {@code token} for {@code nib}; none where nobody's did. */
    Optional<String> caller(String token, String nib, Instant now) {
        City here = city;
        return open.stream()
                .filter(each -> here.sample() || !each.demo())
                .filter(each -> each.signed(token, nib, now, here.zone()))
                .map(OssConnector::application)
                .findFirst();
    }
}
