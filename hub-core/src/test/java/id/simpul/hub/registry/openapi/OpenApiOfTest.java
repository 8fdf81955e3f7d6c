package id.simpul.hub.registry.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.hub.registry.Agency;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.DataClass;
import id.simpul.hub.registry.PathTemplate;
import id.simpul.hub.registry.Service;
import id.simpul.hub.registry.ServiceContract;
import id.simpul.hub.registry.SubjectSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OpenApiOfTest {
    private static final String SERVER = "http://localhost:8000/api/dukcapil/penduduk";
    private static final Agency AGENCY =
            new Agency("disdukcapil", "Dinas", "GOV", new Agency.Contact("A", "a@contoh.go.id", "021 000000"));
    private static final Application APPLICATION =
            new Application("dukcapil", "disdukcapil", "Dukcapil", List.of(), List.of(), List.of(), List.of());

    private static Service service(Service.Operation... operations) {
        return new Service(
                "penduduk",
                "Penduduk",
                "Residents",
                DataClass.PRIBADI,
                "utama",
                Duration.ofSeconds(5),
                List.of(operations));
    }

    private static Service.Operation operation(String code, String method, String path, String subject) {
        return new Service.Operation(
                code,
                method,
                PathTemplate.parse(path),
                SubjectSource.parse(subject),
                Map.of(),
                Map.of("nik", "9971010101900000", "halaman", "1"));
    }

    @Test
    void whatItMakesIsADocumentThatTheContractsReaderTakes() {
        Service service = service(
                operation("baca", "GET", "/{nik}", "path:nik"),
                operation("cari", "GET", "", "query:nik"),
                operation("tulis", "POST", "/{nik}", "header:X-Nik"),
                operation("nomor", "GET", "/nomor/{+nomor}", "none"));

        OpenApiDocument read = OpenApiDocument.parse(OpenApiOf.text(AGENCY, APPLICATION, service, SERVER));

        assertThat(service.operations())
                .allSatisfy(each -> assertThat(read.operation(
                                each.method(),
                                PathTemplate.parse(each.path().toString().replace("{+", "{"))))
                        .isNotNull());
        JsonNode parameters = read.root().at("/paths/~1{nik}/get/parameters");
        assertThat(parameters.get(0).path("example").asString()).isEqualTo("9971010101900000");
        assertThat(parameters.get(0).path("required").asBoolean()).isTrue();
        assertThat(read.root().at("/paths/~1{nik}/post/parameters").toString()).contains("X-Nik");
        assertThat(read.root()
                        .at("/components/securitySchemes/token/flows/clientCredentials/tokenUrl")
                        .asString())
                .isEqualTo("http://localhost:8000/oauth2/token");
        assertThat(read.root().at("/servers/0/url").asString()).isEqualTo(SERVER);
    }

    @Test
    void whatAnAgencyPromisedIsGivenAsItWroteIt() {
        String written = "openapi: 3.0.3\npaths: {/: {get: {}}}\n";
        Service service = service(operation("cari", "GET", "", "none"))
                .withContract(new ServiceContract(ServiceContract.Mode.OFF, written));

        assertThat(OpenApiOf.text(AGENCY, APPLICATION, service, SERVER)).isEqualTo(written);
    }
}
