package id.simpul.gateway.layanan.perjanjian;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.gateway.layanan.LayananRoom;
import id.simpul.hub.event.Outbox;
import id.simpul.hub.registry.Agency;
import id.simpul.hub.registry.Agreement;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.City;
import id.simpul.hub.registry.DataClass;
import id.simpul.hub.registry.Registry;
import id.simpul.hub.registry.RouteTable;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Reminders of agreements that end, over a real database. */
class PengingatPerjanjianIT {
    private static final LocalDate LAST = LocalDate.parse("2031-05-01");

    private static ConfigurableApplicationContext hub;

    @BeforeAll
    static void start(@TempDir Path home) {
        hub = LayananRoom.start(home);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void eachReminderIsAnnouncedOnceHoweverOftenSomebodyLooks() {
        int before = announced();

        assertThat(on("2031-03-31", LAST)).as("31 days before").isZero();
        assertThat(on("2031-04-01", LAST)).as("30 days before").isEqualTo(1);
        assertThat(on("2031-04-02", LAST)).isZero();
        assertThat(on("2031-04-01", LAST)).as("another node, or a restart").isZero();
        assertThat(on("2031-04-29", LAST)).as("14 days were missed, 3 are due").isEqualTo(1);
        assertThat(on("2031-05-01", LAST)).as("the last day").isZero();
        assertThat(on("2031-05-02", LAST)).as("it is over").isZero();
        assertThat(on("2031-04-20", LAST.plusYears(1))).as("it was renewed").isZero();

        assertThat(announced()).isEqualTo(before + 2);
    }

    @Test
    void nothingIsAnnouncedThatTheRegistryWouldRefuse() {
        int before = announced();

        assertThat(on("2032-04-30", LocalDate.parse("2032-05-01"), List.of())).isZero();
        assertThat(announced()).isEqualTo(before);
        assertThat(on("2032-04-30", LocalDate.parse("2032-05-01")))
                .as("once it is declared")
                .isEqualTo(1);
    }

    /** How many reminders are announced by somebody who looks on that day of the city. */
    private static int on(String day, LocalDate last) {
        return on(day, last, List.of(new Application.EventType(PengingatPerjanjian.TYPE, DataClass.TERBATAS, "")));
    }

    private static int on(String day, LocalDate last, List<Application.EventType> published) {
        Clock noon = Clock.fixed(Instant.parse(day + "T05:00:00Z"), ZoneOffset.UTC);
        PengingatPerjanjian pengingat = new PengingatPerjanjian(
                hub.getBean(JdbcClient.class), hub.getBean(Outbox.class), hub.getBean(TransactionTemplate.class), noon);
        City city = new City("Kota Contoh", "99.71", ZoneId.of("Asia/Jakarta"), true);
        Agreement agreement = new Agreement(
                "simpeg-dukcapil-penduduk",
                "simpeg",
                "dukcapil",
                "penduduk",
                List.of(),
                List.of(),
                "",
                "",
                LocalDate.EPOCH,
                last,
                1,
                "pic");
        Agency diskominfo =
                new Agency("diskominfo", "Diskominfo", "GOV", new Agency.Contact("A", "a@contoh.test", "1"));
        Application portal =
                new Application("portal", "diskominfo", "Portal", List.of(), List.of(), published, List.of());
        pengingat.accept(
                new RouteTable(new Registry(1, city, List.of(diskominfo), List.of(portal), List.of(agreement))));
        return pengingat.ingatkan();
    }

    private static int announced() {
        return hub.getBean(JdbcClient.class)
                .sql("select count(*) from event.outbox where publisher = 'portal'")
                .query(Integer.class)
                .single();
    }
}
