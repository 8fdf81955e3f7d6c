package id.simpul.hub.registry;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.hub.registry.yaml.Merge;
import id.simpul.hub.registry.yaml.RegistryReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleCityTest {
    private final Registry city = Merge.of(Registry.EMPTY, RegistryReader.read(SampleFiles.all(), new TestFaces()))
            .registry();

    @Test
    void hasTheShapeThatTwoHundredApplicationsWillHave() {
        assertThat(RegistryReader.read(SampleFiles.all(), new TestFaces()).problems())
                .extracting(Problem::text)
                .isEmpty();
        assertThat(city.agencies()).hasSizeGreaterThanOrEqualTo(12);
        assertThat(city.applications()).hasSizeGreaterThanOrEqualTo(25);
        assertThat(city.agreements()).hasSizeGreaterThanOrEqualTo(30);
        assertThat(city.city().instance()).isEqualTo("ID9971");
    }

    @Test
    void usesEveryDataClassBothKindsAndAllMemberClasses() {
        assertThat(services()).extracting(Service::dataClass).contains(DataClass.values());
        assertThat(city.applications().stream().flatMap(each -> each.connections().stream()))
                .extracting(Application.Connection::kind)
                .contains("http", "jdbc");
        assertThat(city.agencies()).extracting(Agency::memberClass).contains("GOV", "COM", "ORG");
    }

    @Test
    void saysHowToCallEveryOperationThatReads() {
        for (Service service : services()) {
            for (Service.Operation each : service.operations()) {
                assertThat(each.example().keySet())
                        .as("%s %s", service.code(), each.code())
                        .containsAll(each.path().variables());
            }
        }
    }

    @Test
    void namesNoPersonWhoCouldBeReal() {
        SampleFiles.all()
                .forEach((file, text) -> assertThat(
                                text.replaceAll("9971\\d{8}0000|1990010120\\d{8}|997101000100100010", ""))
                        .as(file)
                        .doesNotContainPattern("\\d{16}")
                        .doesNotContainPattern("@(?!\\S*\\.example)"));
    }

    private List<Service> services() {
        return city.applications().stream()
                .flatMap(each -> each.services().stream())
                .toList();
    }
}
