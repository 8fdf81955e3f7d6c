package id.simpul.gateway.layanan.antrean;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.gateway.layanan.LayananRoom;
import id.simpul.hub.event.EventTable;
import id.simpul.hub.registry.Agency;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.City;
import id.simpul.hub.registry.DataClass;
import id.simpul.hub.registry.Registry;
import id.simpul.hub.registry.RouteTable;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The owner of a subscription hears once that what is held for it ends. */
class PengingatAntreanIT {
    @Test
    void whatIsOverAndHeldIsAnnouncedOnce(@TempDir Path home) {
        try (ConfigurableApplicationContext hub = LayananRoom.start(home)) {
            hub.getBean(EventTable.class).accept(city());
            JdbcClient jdbc = hub.getBean(JdbcClient.class);
            park(jdbc, "00000000-0000-8000-8000-000000000001", Instant.parse("2024-01-31T23:30:00Z"));
            park(jdbc, "00000000-0000-8000-8000-000000000002", Instant.now());
            PengingatAntrean pengingat = hub.getBean(PengingatAntrean.class);

            assertThat(pengingat.ingatkan()).isEqualTo(1);
            assertThat(pengingat.ingatkan()).as("another node, or a restart").isZero();

            assertThat(jdbc.sql("select count(*) from event.outbox where publisher = 'portal'")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
            assertThat(jdbc.sql("select application || ' ' || subscription || ' ' || month || ' ' || days"
                                    + " from event.ending_told")
                            .query(String.class)
                            .single())
                    .isEqualTo("dengar satu 2024-01 3");
        }
    }

    private static void park(JdbcClient jdbc, String id, Instant accepted) {
        int lane = jdbc.sql("insert into event.lane as l (application, subscription, lane, owed)"
                        + " values ('dengar', 'satu', 0, 1) on conflict (application, subscription, lane)"
                        + " do update set owed = l.owed + 1 returning id")
                .query(Integer.class)
                .single();
        jdbc.sql("insert into event.event (id, publisher, owner, source, ce_id, type, data_class, bytes, digest,"
                        + " log_partition, log_offset, call_id, registry_version, trace_id, accepted_at, routed_at, lanes,"
                        + " seqs) select :id::uuid, 'dengar', 'dengar', '/uji', :id, 'uji.terjadi', 'pribadi', 1, '', 0, -1,"
                        + " :id, 1, '', :at, :at, array[:lane], array[owed] from event.lane where id = :lane")
                .param("id", id)
                .param("at", accepted.atOffset(ZoneOffset.UTC))
                .param("lane", lane)
                .update();
        jdbc.sql("insert into event.held (lane, seq, event_id, key_hash, state, attempts, reason, event, held_at,"
                        + " changed_at) select :lane, owed, :id::uuid, 'k', 'parked', 3, 'status', '', now(), now()"
                        + " from event.lane where id = :lane")
                .param("lane", lane)
                .param("id", id)
                .update();
    }

    private static RouteTable city() {
        City city = new City("Kota Contoh", "99.71", ZoneId.of("Asia/Jakarta"), true);
        Agency agency = new Agency("diskominfo", "Diskominfo", "GOV", new Agency.Contact("A", "a@contoh.test", "1"));
        Application portal = new Application(
                "portal",
                "diskominfo",
                "Portal",
                List.of(),
                List.of(),
                List.of(new Application.EventType(PengingatAntrean.TYPE, DataClass.TERBATAS, "")),
                List.of());
        return new RouteTable(new Registry(1, city, List.of(agency), List.of(portal), List.of()));
    }
}
