package id.simpul.gateway.facet;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.hub.message.Reply;
import id.simpul.hub.registry.Agency;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.City;
import id.simpul.hub.registry.DataClass;
import id.simpul.hub.registry.PathTemplate;
import id.simpul.hub.registry.Registry;
import id.simpul.hub.registry.Resilience;
import id.simpul.hub.registry.RouteTable;
import id.simpul.hub.registry.Service;
import id.simpul.hub.registry.SubjectSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DirectoryTest {
    private static final RouteTable TABLE = table();

    private static RouteTable table() {
        Agency agency = new Agency("dinas", "Dinas <Uji>", "GOV", new Agency.Contact("A", "a@b.example", "0800 0000"));
        Application idle = new Application("sepi", "dinas", "Sepi", List.of(), List.of(), List.of(), List.of());
        return new RouteTable(new Registry(
                1,
                new City("Kota Contoh", "99.71", ZoneId.of("Asia/Jakarta"), false),
                List.of(agency),
                Stream.concat(IntStream.range(10, 40).mapToObj(DirectoryTest::application), Stream.of(idle))
                        .toList(),
                List.of()));
    }

    private static Application application(int number) {
        Service.Operation read = new Service.Operation(
                "baca", "GET", PathTemplate.parse("/{id}"), SubjectSource.NONE, Map.of(), Map.of());
        Service service = new Service(
                "buku", "Buku " + number, "Book", DataClass.TERBATAS, "utama", Duration.ofSeconds(1), List.of(read));
        return new Application(
                "app" + number,
                "dinas",
                "Aplikasi " + number,
                List.of(new Application.Connection("utama", "http", Resilience.DEFAULT, Map.of())),
                List.of(service),
                List.of(),
                List.of());
    }

    private static Reply ask(@Nullable String text, @Nullable String page, boolean html, @Nullable String known) {
        return Directory.answer(
                TABLE, Directory.Wish.of(text, page, null, html, false, known), "http://g:8000", "http://p/pengembang");
    }

    private static JsonNode json(Reply reply) {
        return JsonMapper.shared().readTree(reply.body());
    }

    private static String html(Reply reply) {
        return new String(reply.body(), StandardCharsets.UTF_8);
    }

    @Test
    void showsWhatIsOfferedPageByPage() {
        JsonNode first = json(ask(null, null, false, null));
        JsonNode second = json(ask(null, "2", false, null));

        assertThat(first.path("total").asInt()).isEqualTo(30);
        assertThat(first.at("/agencies/0/applications").size()).isEqualTo(20);
        assertThat(second.at("/agencies/0/applications").size()).isEqualTo(10);
        JsonNode service = first.at("/agencies/0/applications/0/services/0");
        assertThat(service.path("dataClass").asString()).isEqualTo("terbatas");
        assertThat(service.path("address").asString()).isEqualTo("http://g:8000/api/app10/buku");
        assertThat(service.at("/operations/0/path").asString()).isEqualTo("/{id}");
    }

    @Test
    void findsByTheNamesOfEachLevel() {
        assertThat(json(ask("APP17", null, false, null)).path("total").asInt()).isEqualTo(1);
        assertThat(json(ask("buku 18", null, false, null)).path("total").asInt())
                .isEqualTo(1);
        assertThat(json(ask("dinas", null, false, null)).path("total").asInt()).isEqualTo(30);
        assertThat(json(ask("tidak ada", null, false, null)).path("total").asInt())
                .isZero();
    }

    @Test
    void takesOddPagesForNearOnes() {
        assertThat(json(ask(null, "0", false, null)).path("page").asInt()).isEqualTo(1);
        assertThat(json(ask(null, "-3", false, null)).path("page").asInt()).isEqualTo(1);
        assertThat(json(ask(null, "999999999", false, null)).at("/agencies").size())
                .isZero();
    }

    @Test
    void sendsNothingTwice() {
        String tag = String.valueOf(ask(null, null, false, null).headers().first("etag"));

        Reply again = ask(null, null, false, "\"other\", W/" + tag);

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(ask(null, "2", false, tag).status()).isEqualTo(200);
    }

    @Test
    void isAPageWithoutScriptWhereNothingStandsForMarkup() {
        Reply page = ask("\"><script>alert(1)</script>", null, true, null);
        Reply all = ask(null, "2", true, null);

        assertThat(html(page)).doesNotContain("<script").contains("&quot;&gt;&lt;script&gt;");
        assertThat(html(all)).contains("Dinas &lt;Uji&gt;", "lang=\"id\"", "/directory?q=&amp;page=1");
        assertThat(page.headers().first("content-security-policy"))
                .startsWith("default-src 'none'; style-src 'sha256-")
                .doesNotContain("unsafe");
    }
}
