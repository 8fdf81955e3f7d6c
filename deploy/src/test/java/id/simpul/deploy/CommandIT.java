package id.simpul.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The operator's commands, through the launcher, against a running hub. */
@ExtendWith(SharedHub.class)
class CommandIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String RESIDENT = "/api/dukcapil/penduduk/9971010101900000";

    private static HubProcess process;
    private static HubClient hub;

    @BeforeAll
    static void start(HubProcess shared) {
        process = shared;
        hub = new HubClient(process.ports());
    }

    private static Shell simpul(String... arguments) {
        return process.command(arguments);
    }

    @Test
    void exportChangeDryRunApply(@TempDir Path folder) throws Exception {
        assertThat(simpul("export", folder.toString()).exitCode()).isZero();
        assertThat(simpul("apply", folder.toString()).output()).startsWith("Nothing to change");
        Path file = folder.resolve("dishub.yaml");
        Files.writeString(file, Files.readString(file).replace("Dinas Perhubungan", "Dinas Perhubungan Kota"));

        Shell dry = simpul("apply", file.toString(), "--dry-run");
        Shell applied = simpul("apply", file.toString());

        assertThat(dry.output()).contains("~ agency dishub name: ").contains("nothing was applied (dry run)");
        assertThat(applied.output()).contains("~ agency dishub name: ").contains("1 difference applied, version ");
    }

    @Test
    void aDrillBreaksAnApplicationAndItsEndMendsIt() {
        assertThat(hub.call("simpeg", "GET", RESIDENT).statusCode()).isEqualTo(200);

        assertThat(simpul("latihan", "rusak", "dukcapil", "500", "5").exitCode())
                .isZero();
        assertThat(hub.call("simpeg", "GET", RESIDENT).statusCode()).isEqualTo(500);
        assertThat(simpul("latihan").output()).contains("dukcapil is broken (500) until ");

        assertThat(simpul("latihan", "pulih", "dukcapil").exitCode()).isZero();
        assertThat(hub.call("simpeg", "GET", RESIDENT).statusCode()).isEqualTo(200);
    }

    @Test
    void aCallIsTracedByItsIdAndATouchedRecordIsFound() {
        HttpResponse<String> answer = hub.call("simpeg", "GET", RESIDENT);
        String id = answer.headers().firstValue("X-Request-Id").orElseThrow();
        await().atMost(PATIENCE).until(() -> hub.records(id).size() == 2);

        Shell traced = simpul("call", id);
        assertThat(traced.output())
                .contains(
                        "consumer         simpeg",
                        "template         /{nik}",
                        "opening at ",
                        "closing at ",
                        "outcome          ok")
                .doesNotContain("9971010101900000");
        assertThat(simpul("ledger", "verify").exitCode()).isZero();

        Sql sql = new Sql(process.servers().database());
        String where = " where call_id = '" + id + "' and phase = 'CLOSING'";
        sql.execute("update ledger.record set body = replace(body, 'simpeg', 'simpex')" + where);
        Shell broken = simpul("ledger", "verify");
        sql.execute("update ledger.record set body = replace(body, 'simpex', 'simpeg')" + where);

        assertThat(broken.exitCode()).isEqualTo(1);
        assertThat(broken.output()).contains("BROKEN partition ", id, "The ledger is broken in 1 place(s).");
        assertThat(simpul("ledger", "verify").output()).contains("The ledger is intact: ");
    }

    @Test
    void statusShowsEveryConnection() {
        assertThat(simpul("status").output()).contains("dukcapil/utama", " connections {", "registry version");
    }
}
