package id.simpul.gateway.identity;

import id.simpul.hub.keys.KeyRing;
import id.simpul.hub.policy.Identity;
import id.simpul.hub.registry.RouteTable;
import id.simpul.hub.store.Database;
import id.simpul.hub.store.Home;
import id.simpul.hub.store.Schema;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;

/** The room of one hub, running over a real database. */
record Node(
        Database database,
        Clients clients,
        Identity identity,
        JwtVerifier verifier,
        CredentialDesk desk,
        TokenEndpoint endpoint,
        AssertionVerifier assertions,
        CredentialRefresh refresh)
        implements AutoCloseable {

    static Node start(DataSource dataSource, Home home, KeyRing keys, boolean sampleAllowed) {
        Clock clock = Clock.systemUTC();
        JdbcClient jdbc = JdbcClient.create(dataSource);
        GatewayAddress gateway = new GatewayAddress(Door.URL);
        ClientStore secrets = new ClientStore(jdbc);
        ApiKeyStore keyStore = new ApiKeyStore(jdbc);
        CredentialStore store = new CredentialStore(jdbc, secrets, keyStore, clock);
        RememberedCredentials remembered = new RememberedCredentials(store, keys, home);
        Clients clients = new Clients(remembered, keys, clock);
        TokenKeys tokenKeys = new TokenKeys(keys, clients, clock);
        JwtVerifier verifier = new JwtVerifier(tokenKeys, clients, gateway, clock);
        ApiKeys apiKeys = new ApiKeys(clients, clock);
        Identity identity = new Identity(verifier, apiKeys, new CredentialFailures(clock), clock);
        CredentialRenewal renewal = new CredentialRenewal(clients, identity);
        AssertionVerifier assertions = new AssertionVerifier(clients, gateway, new UsedAssertions(jdbc, clock), clock);
        ClientAuthentication authentication = new ClientAuthentication(clients, assertions, clock);
        Database database = new Database(dataSource, List.of(new Schema("identity")));
        CredentialRefresh refresh = new CredentialRefresh(
                database,
                new SampleCity(
                        sampleAllowed,
                        secrets,
                        keyStore,
                        new AccountStore(jdbc),
                        keys,
                        PasswordEncoderFactories.createDelegatingPasswordEncoder()),
                new FirstDoor(secrets, keys, home, clock),
                remembered,
                renewal,
                new CredentialChores(
                        apiKeys, keyStore, store, new KeyRotation(keys, tokenKeys, jdbc, renewal, clock, 30), clock));
        database.start();
        refresh.start();
        return new Node(
                database,
                clients,
                identity,
                verifier,
                new CredentialDesk(clients, secrets, keyStore, store, renewal, keys, clock),
                new TokenEndpoint(
                        authentication,
                        new TokenIssuer(tokenKeys, gateway, clock),
                        new TokenStatus(authentication, verifier, store, renewal)),
                assertions,
                refresh);
    }

    Node with(RouteTable table) {
        refresh.accept(table);
        return this;
    }

    Node ready() {
        refresh.ready().join();
        return this;
    }

    @Override
    public void close() {
        refresh.stop();
        database.stop();
    }
}
