package id.simpul.gateway.layanan.bukti;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.gateway.layanan.LayananRoom;
import id.simpul.hub.ledger.Receipts;
import id.simpul.hub.registry.Agency;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.City;
import id.simpul.hub.registry.DataClass;
import id.simpul.hub.registry.Registry;
import id.simpul.hub.registry.RouteTable;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Announcements of signed checkpoints, over a real database. */
class PengumumanBuktiIT {
    private static final Application.EventType PUBLISHED =
            new Application.EventType(PengumumanBukti.TYPE, DataClass.TERBUKA, "");
    private static final Application.Subscription SUBSCRIBED = new Application.Subscription(
            "bukti",
            PengumumanBukti.TYPE,
            "utama",
            "/bukti",
            Application.Subscription.Format.CLOUDEVENT,
            Application.Subscription.Order.PROGRESS,
            List.of(),
            Map.of());

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
    void eachSignedHeadIsAnnouncedOnceToWhoeverSubscribed() {
        signed(0, 10);
        signed(1, 7);
        PengumumanBukti pengumuman = hub.getBean(PengumumanBukti.class);

        pengumuman.accept(registry(List.of(PUBLISHED), List.of()));
        assertThat(pengumuman.umumkan()).as("nobody subscribed").isZero();
        pengumuman.accept(registry(List.of(), List.of(SUBSCRIBED)));
        assertThat(pengumuman.umumkan()).as("the portal may not publish it").isZero();
        assertThat(announced()).isZero();

        pengumuman.accept(registry(List.of(PUBLISHED), List.of(SUBSCRIBED)));
        assertThat(pengumuman.umumkan()).isEqualTo(2);
        assertThat(pengumuman.umumkan()).as("nothing grew").isZero();
        signed(1, 9);
        assertThat(pengumuman.umumkan()).isEqualTo(1);
        assertThat(announced()).isEqualTo(2);
        assertThat(hub.getBean(Receipts.class).newest())
                .extracting(Receipts.Head::size)
                .containsExactly(10L, 9L);
    }

    private static RouteTable registry(
            List<Application.EventType> published, List<Application.Subscription> subscriptions) {
        City city = new City("Kota Contoh", "99.71", ZoneId.of("Asia/Jakarta"), true);
        Agency agency = new Agency("diskominfo", "Diskominfo", "GOV", new Agency.Contact("A", "a@contoh.test", "1"));
        Application portal =
                new Application("portal", "diskominfo", "Portal", List.of(), List.of(), published, List.of());
        Application witness =
                new Application("saksi", "diskominfo", "Saksi", List.of(), List.of(), List.of(), subscriptions);
        return new RouteTable(new Registry(1, city, List.of(agency), List.of(portal, witness), List.of()));
    }

    private static void signed(int partition, int size) {
        hub.getBean(JdbcClient.class)
                .sql("insert into ledger.checkpoint (partition, size, at, note) values (?, ?, now(), 'nota')")
                .params(partition, size)
                .update();
    }

    private static int announced() {
        return hub.getBean(JdbcClient.class)
                .sql("select count(*) from event.outbox where publisher = 'portal'")
                .query(Integer.class)
                .single();
    }
}
