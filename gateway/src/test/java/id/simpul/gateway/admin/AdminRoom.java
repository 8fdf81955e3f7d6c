package id.simpul.gateway.admin;

import id.simpul.gateway.runtime.Ports;
import id.simpul.hub.connector.Latihan;
import id.simpul.hub.log.KafkaClients;
import id.simpul.hub.log.KafkaSettings;
import id.simpul.hub.log.LogOffsets;
import id.simpul.hub.log.LogRemoval;
import id.simpul.hub.log.Topics;
import id.simpul.hub.registry.Sealer;
import id.simpul.hub.store.Database;
import id.simpul.hub.store.Home;
import id.simpul.hub.store.Schema;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** The admin API with what it steers, over a real database; without Kafka, the data plane and the simulated applications. */
@EnableAutoConfiguration
@ComponentScan({
    "id.simpul.gateway.admin",
    "id.simpul.gateway.identity",
    "id.simpul.gateway.page",
    "id.simpul.hub.registry",
    "id.simpul.hub.health",
    "id.simpul.hub.policy",
    "id.simpul.hub.keys",
    "id.simpul.hub.connector",
    "id.simpul.connectors.http"
})
@ComponentScan(
        basePackages = "id.simpul.hub.ledger",
        useDefaultFilters = false,
        includeFilters =
                @Filter(
                        type = FilterType.REGEX,
                        pattern =
                                ".*\\.(LedgerReader|LedgerRetention|LedgerVerifier|Notary|CheckpointTopic|Receipts|EvidenceDigests)"))
@ComponentScan(
        basePackages = "id.simpul.hub.event",
        useDefaultFilters = false,
        includeFilters =
                @Filter(
                        type = FilterType.REGEX,
                        pattern =
                                ".*\\.(EventOverview|EventStory|EventTable|EventConfiguration|WebhookSigner|Resend|HeldRows|Decisions|SettledRows|LaneTable|BalanceWatch|BalanceBoard|Balances|BalanceRows|LaneReach|Marks|Recount|StoredEvents|Endpoints|EndpointVerification|Replays|ReplayRows|ReplayItems|ReplayChoice|ReplayCheck|TypeContract|ReplayBodies|Restore|Restoration|ReplayQueue|EventRows|EventWire|KeyWait|EventRetention|EventRemoval|LogTidy|OverRows|RemovalRows|Removed(Rows|Log)|RetentionTurn|Retentions|(Held|Key)Endings)"))
@ComponentScan(
        basePackages = "id.simpul.gateway.dataplane",
        useDefaultFilters = false,
        includeFilters = @Filter(type = FilterType.REGEX, pattern = ".*\\.(HubOutbound|PushNetworks)"))
@ComponentScan(
        basePackages = "id.simpul.gateway.console",
        useDefaultFilters = false,
        includeFilters = @Filter(type = FilterType.REGEX, pattern = ".*\\.(Antrean|KirimUlang|LangkahUlang)Controller"))
@Import({Database.class, KafkaClients.class, Topics.class, LogOffsets.class, LogRemoval.class})
public class AdminRoom {

    @Bean(destroyMethod = "close")
    EmbeddedPostgres postgres() throws IOException {
        return EmbeddedPostgres.start();
    }

    @Bean
    DataSource dataSource(EmbeddedPostgres postgres) {
        return postgres.getPostgresDatabase();
    }

    @Bean
    Schema ledgerSchema() {
        return new Schema("ledger");
    }

    /** No broker: the ledger then verifies without the topic, and says so. */
    @Bean
    KafkaSettings kafkaSettings() {
        return new KafkaSettings(Map.of("bootstrap.servers", "127.0.0.1:1"));
    }

    @Bean
    Home home(@Value("${simpul.home}") Path root) {
        return new Home(root);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Ports ports() {
        return new Ports(0);
    }

    @Bean
    Sealer sealer() {
        return new Sealer() {
            @Override
            public byte[] seal(byte[] plain) {
                return plain;
            }

            @Override
            public byte[] open(byte[] sealed) {
                return sealed;
            }
        };
    }

    /** A page with a form, as the console has them. */
    @Bean
    RouterFunction<ServerResponse> form() {
        return RouterFunctions.route()
                .GET("/bantuan/formulir", request -> {
                    CsrfToken token = (CsrfToken)
                            request.attribute(CsrfToken.class.getName()).orElseThrow();
                    return ServerResponse.ok().body("name=\"_csrf\" value=\"" + token.getToken() + "\"");
                })
                .build();
    }

    @Bean
    Latihan latihan(Clock clock) {
        return new OneDrill(clock);
    }

    /** A drill room with one application. */
    private static final class OneDrill implements Latihan {
        private final List<Drill> active = new ArrayList<>();
        private final Clock clock;

        OneDrill(Clock clock) {
            this.clock = clock;
        }

        @Override
        public List<String> applications() {
            return List.of("dukcapil");
        }

        @Override
        public Drill rusak(String application, Mode mode, Duration length) {
            pulih(application);
            active.add(new Drill(application, mode, clock.instant().plus(length)));
            return active.getLast();
        }

        @Override
        public void pulih(String application) {
            active.removeIf(each -> each.application().equals(application));
        }

        @Override
        public List<Drill> active() {
            return List.copyOf(active);
        }
    }
}
