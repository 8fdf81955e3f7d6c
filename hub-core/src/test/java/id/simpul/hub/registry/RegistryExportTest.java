package id.simpul.hub.registry;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.hub.registry.rows.Assembly;
import id.simpul.hub.registry.rows.Rows;
import id.simpul.hub.registry.yaml.Draft;
import id.simpul.hub.registry.yaml.Merge;
import id.simpul.hub.registry.yaml.RegistryExport;
import id.simpul.hub.registry.yaml.RegistryReader;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RegistryExportTest {

    @Property(tries = 200)
    void whatWasExportedIsReadBackUnchanged(@ForAll long seed) {
        Registry registry = Assembly.of(0, Rows.of(new RandomRegistry(new Random(seed)).of(3)));
        Map<String, String> files = RegistryExport.files(registry);

        Registry back = read(Registry.EMPTY, files);

        assertThat(back).isEqualTo(registry);
        assertThat(RegistryExport.files(back)).isEqualTo(files);
    }

    @Test
    void theSampleCitySurvivesTheRoundTrip() {
        Registry city = read(Registry.EMPTY, SampleFiles.all());

        assertThat(read(Registry.EMPTY, RegistryExport.files(city))).isEqualTo(city);
    }

    @Test
    void oneStreamIsAsGoodAsManyFiles() {
        Registry city = read(Registry.EMPTY, SampleFiles.all());
        String stream =
                "---\n" + String.join("---\n", RegistryExport.files(city).values());

        assertThat(read(Registry.EMPTY, Map.of("ekspor.yaml", stream))).isEqualTo(city);
    }

    @Test
    void twoHundredApplicationsMakeARouteTable() {
        Registry registry = new RandomRegistry(new Random(200)).of(100);

        RouteTable table = new RouteTable(read(Registry.EMPTY, RegistryExport.files(registry)));

        assertThat(table.routes()).hasSize(400);
        assertThat(table.registry().applications()).hasSize(200);
    }

    private static Registry read(Registry current, Map<String, String> files) {
        Draft draft = RegistryReader.read(files, new TestFaces());
        assertThat(draft.problems()).extracting(Problem::text).isEmpty();
        Merge.Result merged = Merge.of(current, draft);
        assertThat(merged.problems()).extracting(Problem::text).isEmpty();
        return merged.registry();
    }
}
