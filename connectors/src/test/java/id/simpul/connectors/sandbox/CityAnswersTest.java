package id.simpul.connectors.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.connectors.http.HttpKind;
import id.simpul.connectors.jdbc.JdbcKind;
import id.simpul.connectors.jdih.JdihKind;
import id.simpul.connectors.oss.OssKind;
import id.simpul.hub.connector.FaceReader;
import id.simpul.hub.registry.Agreement;
import id.simpul.hub.registry.Application.Connection;
import id.simpul.hub.registry.ConnectionFace;
import id.simpul.hub.registry.ConnectionFace.Text;
import id.simpul.hub.registry.ConnectionFaces;
import id.simpul.hub.registry.Problem;
import id.simpul.hub.registry.Registry;
import id.simpul.hub.registry.Route;
import id.simpul.hub.registry.RouteTable;
import id.simpul.hub.registry.Service.Operation;
import id.simpul.hub.registry.yaml.Draft;
import id.simpul.hub.registry.yaml.Merge;
import id.simpul.hub.registry.yaml.RegistryReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sample city's files and its simulated applications are written apart; here they have to fit. */
class CityAnswersTest {
    private static final Path CITY = Path.of("..", "deploy", "city");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Applications applications = new Applications();
    private final Drills drills = new Drills(applications, new SteppingClock());
    private final SandboxHttp http = new SandboxHttp(applications, new Residents(), drills, TestReactions.none());
    private final HttpClient client = HttpClient.newHttpClient();
    private SandboxSql sql;
    private Map<String, String> variables = Map.of();

    @BeforeEach
    void start() throws SQLException {
        sql = new SandboxSql(applications, new Residents(), drills);
        variables = new SandboxVariables(http, sql).values();
    }

    @AfterEach
    void stop() throws SQLException {
        client.close();
        http.close();
        sql.close();
    }

    @Test
    void everyOperationAnswersItsExampleWithTheFieldsThatAgreementsName() throws Exception {
        for (Route route : new RouteTable(city()).routes()) {
            for (Agreement each : route.everyAgreement().toList()) {
                assertThat(answered(route, each)).as("%s", each.id()).containsAll(each.fields());
            }
        }
    }

    private Set<String> answered(Route route, Agreement agreement) throws Exception {
        Set<String> fields = new HashSet<>();
        for (Operation each : route.service().operations()) {
            if (each.method().equals("GET") && agreement.allows(each.code())) {
                collect(answer(route.connection(), each), "", fields);
            }
        }
        return fields;
    }

    private JsonNode answer(Connection connection, Operation operation) throws Exception {
        return connection.kind().equals("jdbc") ? rows(connection, operation) : page(connection, operation);
    }

    private JsonNode page(Connection connection, Operation operation) throws Exception {
        String path = operation.settings().getOrDefault("path", operation.path().toString());
        for (Map.Entry<String, String> each : operation.example().entrySet()) {
            String value =
                    URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8).replace("+", "%20");
            path = path.replace("{" + each.getKey() + "}", value);
        }
        URI address = URI.create(setting(connection, "baseUrl") + path);
        HttpResponse<String> reply = client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
        assertThat(reply.statusCode()).as("%s", address).isEqualTo(200);
        return JSON.readTree(reply.body());
    }

    private JsonNode rows(Connection connection, Operation operation) {
        NamedParameterJdbcTemplate database = new NamedParameterJdbcTemplate(new DriverManagerDataSource(
                setting(connection, "url"), setting(connection, "user"), setting(connection, "password")));
        String query = operation.settings().getOrDefault("sql", "");
        JsonNode rows = JSON.valueToTree(database.queryForList(query, operation.example()));
        assertThat(rows).as("%s", query).isNotEmpty();
        return rows;
    }

    private String setting(Connection connection, String name) {
        String value = connection.settings().getOrDefault(name, "");
        for (Map.Entry<String, String> each : variables.entrySet()) {
            value = value.replace("${" + each.getKey() + "}", each.getValue());
        }
        return value;
    }

    private static void collect(JsonNode node, String path, Set<String> fields) {
        fields.add(path);
        if (node.isArray()) {
            node.forEach(each -> collect(each, path, fields));
        }
        node.properties()
                .forEach(each ->
                        collect(each.getValue(), path.isEmpty() ? each.getKey() : path + "." + each.getKey(), fields));
    }

    private static Registry city() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.list(CITY)) {
            found.filter(each -> each.toString().endsWith(".yaml"))
                    .forEach(each -> files.put(each.getFileName().toString(), text(each)));
        }
        Draft draft = RegistryReader.read(files, new RealFaces());
        assertThat(draft.problems()).extracting(Problem::text).isEmpty();
        return Merge.of(Registry.EMPTY, draft).registry();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static final class RealFaces implements ConnectionFaces {
        private static final Text NOT_OF_THIS_MODULE = new Text("di dalam hub", "inside the hub");

        private final Map<String, ConnectionFace> faces = Map.of(
                "http", FaceReader.beside(HttpKind.class),
                "jdbc", FaceReader.beside(JdbcKind.class),
                "jdih", FaceReader.beside(JdihKind.class),
                "oss", FaceReader.beside(OssKind.class),
                "layanan", new ConnectionFace("layanan", NOT_OF_THIS_MODULE, List.of(), List.of()));

        @Override
        public @Nullable ConnectionFace of(String kind) {
            return faces.get(kind);
        }

        @Override
        public Set<String> kinds() {
            return faces.keySet();
        }
    }
}
