package id.simpul.gateway.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.hub.registry.City;
import id.simpul.hub.registry.Registry;
import id.simpul.hub.registry.RouteTable;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StartScreenTest {
    private final Settings settings = Settings.from(Map.of("SIMPUL_PORT_BASE", "100"));

    @Test
    void theSampleCityShowsItsAccountsAndOneCommand() {
        String screen = StartScreen.of(settings, table(true));

        assertThat(screen).contains("Kota Contoh", "operator, approver, auditor", "http://localhost:8180/konsol");
        assertThat(screen.lines().filter(each -> each.startsWith("curl ")))
                .singleElement()
                .asString()
                .contains("http://localhost:8100/oauth2/token", "http://localhost:8100/api/dukcapil/penduduk/");
    }

    @Test
    void aRealCityShowsNoAccount() {
        assertThat(StartScreen.of(settings, table(false))).doesNotContain("demo", "curl");
    }

    @Test
    void aHubWithoutARegistrySaysSo() {
        assertThat(StartScreen.of(settings, null))
                .contains("without a registry")
                .doesNotContain("demo");
    }

    private static RouteTable table(boolean sample) {
        City city = new City("Kota Contoh", "99.71", ZoneId.of("Asia/Jakarta"), sample);
        return new RouteTable(new Registry(1, city, List.of(), List.of(), List.of()));
    }
}
