package id.simpul.gateway.console;

import id.simpul.gateway.layanan.permohonan.LayananKatalog;
import id.simpul.gateway.page.CityNow;
import id.simpul.gateway.runtime.Ports;
import id.simpul.hub.connector.Connections;
import id.simpul.hub.health.HealthBoard;
import id.simpul.hub.health.Observations;
import id.simpul.hub.keys.KeyRing;
import id.simpul.hub.log.KafkaClients;
import id.simpul.hub.log.KafkaSettings;
import id.simpul.hub.log.LogOffsets;
import id.simpul.hub.policy.Maintenance;
import id.simpul.hub.policy.Quota;
import id.simpul.hub.policy.attempt.Targets;
import id.simpul.hub.policy.contract.Drift;
import id.simpul.hub.registry.RouteTable;
import id.simpul.hub.store.Database;
import id.simpul.hub.store.Home;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** The pages over a made-up city, without the hub: for tests, and to look at while working on them. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        excludeName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration"
        })
@ComponentScan("id.simpul.gateway.page")
@ComponentScan(
        basePackages = "id.simpul.gateway.portal",
        excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.portal\\..*\\..*"))
@ComponentScan(
        basePackages = "id.simpul.gateway.console",
        excludeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Workbench.class))
@ComponentScan(
        basePackages = "id.simpul.hub.health",
        useDefaultFilters = false,
        includeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = ".*\\.(HealthBoard|Observations|Assessment|DriftStore)"))
@Import({
    Maintenance.class,
    Drift.class,
    Quota.class,
    Targets.class,
    LayananKatalog.class,
    Connections.class,
    KeyRing.class,
    LogOffsets.class,
    KafkaClients.class
})
@ComponentScan(
        basePackages = "id.simpul.hub.event",
        useDefaultFilters = false,
        includeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern =
                                ".*\\.(EventOverview|EventStory|Resend|HeldRows|Decisions|SettledRows|StoredEvents|LaneTable|BalanceBoard|EventTable|Replays|ReplayRows|ReplayItems|ReplayChoice|ReplayCheck|TypeContract|ReplayBodies|ReplayQueue|EventWire|KeyWait|EventRows|Restore|Restoration|BalanceRows|LaneReach|Marks|RemovedRows|HeldEndings|Retentions)"))
class Workbench {
    private static final int DEFAULT_SIZE = 27;

    /** The number of connections is the first argument. */
    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(Workbench.class);
        application.setDefaultProperties(Map.of(
                "server.port",
                "8781",
                "simpul.port-base",
                "0",
                "spring.main.banner-mode",
                "off",
                "workbench.size",
                arguments.length == 0 ? DEFAULT_SIZE : arguments[0]));
        application.run();
    }

    @Bean
    MovableClock clock() {
        return new MovableClock();
    }

    @Bean
    Ports ports() {
        return new Ports(0);
    }

    @Bean
    CircuitBreakerRegistry breakers() {
        return CircuitBreakerRegistry.ofDefaults();
    }

    @Bean
    SampleLedger ledger(MovableClock clock) {
        return new SampleLedger(clock);
    }

    @Bean
    SampleReach reach(MovableClock clock) {
        return new SampleReach(clock);
    }

    /** No broker: nothing here reads the log. */
    @Bean
    KafkaSettings kafkaSettings() {
        return new KafkaSettings(Map.of("bootstrap.servers", "127.0.0.1:1"));
    }

    @Bean
    Home home() throws IOException {
        return new Home(Files.createTempDirectory("workbench"));
    }

    /** Leads nowhere: what reads events finds the database away. */
    @Bean
    DataSource nowhere() {
        return new DriverManagerDataSource();
    }

    /** Ready at once: it has no schema to bring up to date. */
    @Bean
    Database database() {
        return new Database(new DriverManagerDataSource(), List.of());
    }

    @Bean
    SecurityFilterChain open(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(each -> each.anyRequest().permitAll()).build();
    }

    @Bean
    RouteTable sample(
            CityNow city,
            Observations observations,
            Maintenance maintenance,
            CircuitBreakerRegistry breakers,
            HealthBoard board,
            MovableClock clock,
            @org.springframework.beans.factory.annotation.Value("${workbench.size:" + DEFAULT_SIZE + "}") int size) {
        RouteTable table = SampleRegistry.of(size);
        city.accept(table);
        new SampleTraffic(observations, maintenance, breakers, board, clock).run(table);
        return table;
    }
}
