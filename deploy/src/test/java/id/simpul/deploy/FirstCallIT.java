package id.simpul.deploy;

import static id.simpul.deploy.FirstCallRoom.FORM;
import static id.simpul.deploy.FirstCallRoom.SERVICE;
import static id.simpul.deploy.FirstCallRoom.decision;
import static id.simpul.deploy.FirstCallRoom.freshCode;
import static id.simpul.deploy.FirstCallRoom.production;
import static id.simpul.deploy.FirstCallRoom.request;
import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.gateway.runtime.Ports;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A developer with nothing but the pages: from the catalogue to a call in production. The lines shown are executed. */
@ExtendWith(SharedHub.class)
class FirstCallIT {
    private static final String CALL = "/api/penyedia/warga/9971010101900000";

    private static ForeignServer target;
    private static FirstCallRoom room;

    @BeforeAll
    static void start(Ports ports) throws IOException {
        target = new ForeignServer();
        room = new FirstCallRoom(ports, target.port());
    }

    @AfterAll
    static void stop() throws IOException {
        target.close();
    }

    @Test
    void fromTheCatalogueToACallInProduction() {
        Person developer = room.person("dev-pemintaopd");
        String code = freshCode();
        assertThat(developer.get("/pengembang?cari=warga+uji&opd=penyediaopd").body())
                .contains(SERVICE);
        assertThat(developer.get(SERVICE).body())
                .contains("/api/penyedia/warga/{nik}", "Dinas Penyedia", "Data pribadi");

        HttpResponse<String> page = room.key(developer, code);
        assertThat(shell(Person.lines(page, "curl"))).contains("HTTP/1.1 200", "\"golonganDarah\"");

        String request = request(page);
        assertThat(developer.submit(request, request + "/ajukan", production()).body())
                .contains("Menunggu pemilik data");
        Person owner = room.person("pic-penyediaopd");
        assertThat(owner.get("/konsol/permintaan").body()).contains(decision(request), code);
        String until = LocalDate.now(ZoneId.of("Asia/Jakarta")).plusMonths(3).toString();
        assertThat(owner.submit(
                                decision(request),
                                decision(request) + "/setujui",
                                Map.of("sampai", until, "periksa", "ya"))
                        .body())
                .contains("Perjanjian sudah berlaku", "pic-penyediaopd");

        HttpResponse<String> secret = developer.submit(request, request + "/kunci", Map.of());
        assertThat(shell(Person.lines(secret, "curl")))
                .contains("HTTP/1.1 200", "Simpul-Fields-Removed:", "golonganDarah")
                .contains("{\"nik\":\"9971010101900000\",\"nama\":\"")
                .doesNotContain("\"golonganDarah\"");
    }

    @Test
    void theLinesForJavaRunAsTheyAre(@TempDir Path folder) throws IOException {
        HttpResponse<String> page = room.key(room.person("dev-pemintaopd"), freshCode());
        Path program = folder.resolve("Panggilan.java");
        Files.writeString(program, Person.lines(page, "java"));

        Shell run = Shell.run(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), program.toString());

        assertThat(run.output()).startsWith("200").contains("\"nik\":\"9971010101900000\"");
    }

    @Test
    void theLinesForPhpRunAsTheyAre(@TempDir Path folder) throws IOException {
        Assumptions.assumeTrue(
                Shell.run("sh", "-c", "command -v php").exitCode() == 0,
                "lines for PHP not executed: no php (expected: php-cli)");
        HttpResponse<String> page = room.key(room.person("dev-pemintaopd"), freshCode());
        Path program = folder.resolve("panggilan.php");
        Files.writeString(program, Person.lines(page, "php"));

        Shell run = Shell.run("php", program.toString());

        assertThat(run.output()).startsWith("HTTP/1.1 200").contains("\"nik\":\"9971010101900000\"");
    }

    @Test
    void aTestKeyOpensTheSandboxOfItsServiceAlone() {
        HttpResponse<String> page = room.key(room.person("dev-pemintaopd"), freshCode());
        String curl = Person.lines(page, "curl");

        assertThat(shell(curl.replace("/penyedia/warga/", "/dukcapil/penduduk/")))
                .contains("HTTP/1.1 403", "perjanjian-tidak-ada");
        assertThat(shell(curl.replace(CALL, "/api/penyedia/nyata/baik/1"))).contains("HTTP/1.1 403");
    }

    @Test
    void anApplicationThatExistsKeepsItsOwnKeys() {
        Person developer = room.person("dev-pemintaopd");
        Map<String, String> fields =
                FirstCallRoom.with(FirstCallRoom.fresh(""), "aplikasi", "peminta", "kode", "", "nama", "");

        HttpResponse<String> page = developer.submit(FORM, FORM, fields);

        assertThat(page.body()).contains("Klien pemintauji");
        assertThat(room.hub.call("peminta", "GET", CALL).statusCode()).isEqualTo(403);
        assertThat(developer.get("/pengembang/aplikasi/peminta").body()).contains("Uji coba", "penyedia/warga");
    }

    @Test
    void aRevokedTestKeyIsRefused() {
        Person developer = room.person("dev-pemintaopd");
        String code = freshCode();
        String curl = Person.lines(room.key(developer, code), "curl");
        String application = "/pengembang/aplikasi/" + code;
        var action = java.util.regex.Pattern.compile("action=\"([^\"]*/cabut)\"")
                .matcher(developer.get(application).body());
        assertThat(action.find()).isTrue();

        assertThat(developer.submit(application, action.group(1), Map.of()).body())
                .contains("Kunci uji dicabut");

        assertThat(shell(curl)).contains("HTTP/1.1 401", "kunci-api-dicabut");
    }

    @Test
    void aServiceWithoutASandboxGivesNoKeyAndSaysWhy() {
        Person developer = room.person("dev-pemintaopd");
        String service = "/pengembang/layanan/penyedia/nyata";
        assertThat(developer.get(service).body()).contains("belum punya sandbox");

        HttpResponse<String> answer =
                developer.submit(service + "/uji", service + "/uji", FirstCallRoom.fresh(freshCode()));

        assertThat(answer.uri().getPath()).startsWith("/pengembang/permintaan/");
        assertThat(answer.body()).contains("Rancangan").doesNotContain("smpl_");
        assertThat(target.heads()).isEmpty();
    }

    @Test
    void whatThePagesWroteIsExportedAndAppliedWithoutADifference() {
        room.key(room.person("dev-pemintaopd"), freshCode());
        String files = room.hub
                .admin("GET", "/registry/export", "", "Accept", "application/json")
                .body();

        HttpResponse<String> applied =
                room.hub.admin("POST", "/registry/apply?dryRun=true", files, "Content-Type", "application/json");

        assertThat(applied.statusCode()).as(applied.body()).isEqualTo(200);
        assertThat(HubClient.JSON.readTree(applied.body()).path("changes")).isEmpty();
    }

    private static String shell(String lines) {
        return Shell.run("sh", "-c", lines).output();
    }
}
