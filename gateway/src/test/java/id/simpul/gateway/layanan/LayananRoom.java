package id.simpul.gateway.layanan;

import id.simpul.gateway.page.CityNow;
import id.simpul.gateway.runtime.Ports;
import id.simpul.hub.connector.Connector;
import id.simpul.hub.keys.KeyRing;
import id.simpul.hub.message.CallId;
import id.simpul.hub.message.Delivery;
import id.simpul.hub.message.Event;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.message.Reply;
import id.simpul.hub.policy.Identity;
import id.simpul.hub.registry.Agency;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.City;
import id.simpul.hub.registry.Registry;
import id.simpul.hub.registry.Resilience;
import id.simpul.hub.registry.RouteTable;
import id.simpul.hub.store.Database;
import id.simpul.hub.store.Home;
import id.simpul.hub.store.Schema;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/** Licences, letters and regulations with their pages, over a real database: events are handed over as the event path does. */
@EnableAutoConfiguration
@ComponentScan({
    "id.simpul.gateway.identity",
    "id.simpul.gateway.page",
    "id.simpul.gateway.portal.izin",
    "id.simpul.gateway.portal.peraturan",
    "id.simpul.gateway.portal.surat"
})
@ComponentScan(
        basePackages = "id.simpul.gateway.layanan",
        excludeFilters =
                @Filter(
                        type = FilterType.REGEX,
                        pattern = ".*\\.layanan\\.(?!izin|surat|peraturan|perjanjian|bukti|antrean)[a-z]+\\..*"))
@ComponentScan(
        basePackages = "id.simpul.gateway.portal.layanan",
        useDefaultFilters = false,
        includeFilters = @Filter(type = FilterType.REGEX, pattern = ".*\\.LacakController"))
@ComponentScan(
        basePackages = "id.simpul.hub.event",
        useDefaultFilters = false,
        includeFilters =
                @Filter(
                        type = FilterType.REGEX,
                        pattern = ".*\\.(Outbox|StoredEvents|EventConfiguration|EventTable|HeldEndings|Retentions)"))
@ComponentScan(
        basePackages = "id.simpul.hub.ledger",
        useDefaultFilters = false,
        includeFilters = @Filter(type = FilterType.REGEX, pattern = ".*\\.(Receipts|EvidenceDigests|Notary)"))
@Import({Database.class, KeyRing.class, Identity.class})
public class LayananRoom {
    /** Starts the room with an empty database, at a port of {@link #url}. */
    public static ConfigurableApplicationContext start(Path home) {
        ConfigurableApplicationContext hub = new SpringApplicationBuilder(LayananRoom.class)
                .properties("server.port=0", "simpul.port-base=0", "simpul.home=" + home)
                .run();
        hub.getBean(Database.class).ready().join();
        hub.getBean(CityNow.class).accept(new RouteTable(sampleCity()));
        return hub;
    }

    public static String url(ConfigurableApplicationContext hub) {
        return "http://127.0.0.1:" + hub.getEnvironment().getProperty("local.server.port");
    }

    /** Delivers one event to the city's own features; 204 where they took it. */
    public static Reply deliver(ConfigurableApplicationContext hub, String publisher, Event event)
            throws FaultException {
        Instant now = Instant.now();
        Application.Connection inside = new Application.Connection("dalam", "layanan", Resilience.DEFAULT, Map.of());
        Connector inbox = hub.getBean(LayananKind.class).open(application("portal", "diskominfo"), inside);
        return inbox.deliver(new Delivery(CallId.at(now), "portal", "uji", publisher, event, 1, now.plusSeconds(30)));
    }

    /** An event with JSON data. */
    public static Event event(String type, String subject, Instant time, String data) {
        return Event.json(CallId.at(time).value(), "/uji", type, subject, time, data.getBytes(StandardCharsets.UTF_8));
    }

    private static Registry sampleCity() {
        City city = new City("Kota Contoh", "99.71", ZoneId.of("Asia/Jakarta"), true);
        List<Agency> agencies = List.of(
                agency("diskominfo", "Dinas Komunikasi dan Informatika"),
                agency("keccontohtengah", "Kecamatan Contoh Tengah"),
                agency("dinkes", "Dinas Kesehatan"));
        List<Application> applications = List.of(
                application("portal", "diskominfo"),
                application("parasut", "diskominfo"),
                application("paten", "keccontohtengah"),
                application("puskesmas", "dinkes"));
        return new Registry(1, city, agencies, applications, List.of());
    }

    private static Agency agency(String code, String name) {
        return new Agency(code, name, "GOV", new Agency.Contact("A", "a@contoh.test", "1"));
    }

    private static Application application(String code, String agency) {
        return new Application(code, agency, code, List.of(), List.of(), List.of(), List.of());
    }

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
}
