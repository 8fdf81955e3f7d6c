package id.simpul.connectors.sandbox;

import java.time.Clock;
import org.springframework.mock.env.MockEnvironment;

/** Reactions that announce to nobody: no gateway listens on port 0. */
final class TestReactions {
    private TestReactions() {}

    static Reactions none() {
        return at(0);
    }

    static Reactions at(int gatewayPort) {
        MockEnvironment environment =
                new MockEnvironment().withProperty("simpul.port.gateway", Integer.toString(gatewayPort));
        Clock clock = Clock.systemUTC();
        return new Reactions(new ForeignApplications(environment, clock), new Residents(), clock);
    }
}
