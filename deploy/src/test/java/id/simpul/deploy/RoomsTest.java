package id.simpul.deploy;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The room table of the architecture: who may know whom. */
class RoomsTest {
    private static JavaClasses simpul;

    @BeforeAll
    static void read() {
        simpul = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("id.simpul");
    }

    /** Room, the rooms that it may know besides itself, and why. */
    @ParameterizedTest(name = "{0} knows only: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "message   |                                                      | what travels must not drag the hub along",
                "observe   | message                                              | names of metrics are shared by all",
                "store     |                                                      | every room may keep something",
                "log       | message observe store                                | Kafka is opened in one place",
                "registry  | message observe store                                | who may call is judged on data alone",
                "keys      | message store                                        | keys serve everybody and know nobody",
                "connector | message registry                                     | a kind of connection must live like a stranger's",
                "policy    | message registry observe                             | a check must be readable without the path",
                "ledger    | message observe store log keys                       | evidence must not depend on what it proves",
                "health    | message observe store log registry keys connector policy | health is decided once, from what rooms below tell",
                "call      | message observe store log registry keys connector policy ledger health | the path is the one place that sees it all",
                "event     | message observe store log registry keys connector policy ledger health | a call and an event share everything but their path"
            })
    void aRoomOfTheHubKnowsOnlyItsOwn(String room, String known, String because) {
        String[] allowed = Stream.concat(Stream.of(room), Arrays.stream((known == null ? "" : known).split(" ")))
                .filter(each -> !each.isEmpty())
                .map(each -> "id.simpul.hub." + each + "..")
                .toArray(String[]::new);

        classes()
                .that()
                .resideInAPackage("id.simpul.hub." + room + "..")
                .should()
                .onlyDependOnClassesThat(resideOutsideOfPackage("id.simpul..").or(resideInAnyPackage(allowed)))
                .because(because)
                .check(simpul);
    }

    @Test
    void theVerifierOfReceiptsStandsAlone() {
        classes()
                .that()
                .resideInAPackage("id.simpul.verify")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify.annotations", "id.simpul.verify"))
                .because("who holds a receipt must not need the hub, nor trust the code that issued it")
                .check(simpul);
    }

    @Test
    void whatTravelsKnowsTheJdkOnly() {
        classes()
                .that()
                .resideInAPackage("id.simpul.hub.message")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage("java..", "org.jspecify.annotations", "id.simpul.hub.message"))
                .because("a message must be readable by any part, now and in ten years")
                .check(simpul);
    }

    @Test
    void everyRoomOfTheHubStandsInTheTable() {
        classes()
                .that()
                .resideInAPackage("id.simpul.hub..")
                .should()
                .resideInAnyPackage(Stream.of(
                                "message",
                                "observe",
                                "store",
                                "log",
                                "registry",
                                "keys",
                                "connector",
                                "policy",
                                "ledger",
                                "health",
                                "call",
                                "event")
                        .map(room -> "id.simpul.hub." + room + "..")
                        .toArray(String[]::new))
                .because("a new room is a decision, written down in docs/adr")
                .check(simpul);
    }

    @Test
    void theHubHasNoTransport() {
        noClasses()
                .that()
                .resideInAPackage("id.simpul.hub..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework.web..",
                        "org.springframework.boot..",
                        "jakarta.servlet..",
                        "io.vertx..",
                        "io.netty..",
                        "java.net.http..",
                        "org.apache.camel..",
                        "id.simpul.connectors..",
                        "id.simpul.gateway..")
                .because("the hub must outlive the servers and clients of the day")
                .check(simpul);
    }

    @Test
    void onlyTheLogRoomOpensKafkaClients() {
        noClasses()
                .that(resideInAPackage("id.simpul.hub..").and(resideOutsideOfPackage("id.simpul.hub.log")))
                .should()
                .dependOnClassesThat()
                .haveNameMatching("org\\.apache\\.kafka\\.clients\\..*\\.(Kafka(Producer|Consumer|AdminClient)|Admin)")
                .because("settings that keep promises (acks, offsets) stand in one place")
                .check(simpul);
    }

    @Test
    void onlyConnectorsSeeCamel() {
        noClasses()
                .that()
                .resideOutsideOfPackage("id.simpul.connectors..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.camel..")
                .because("Camel is for odd systems; its world ends at the port")
                .check(simpul);
    }

    @Test
    void theGatewayDoesNotKnowTheConnectors() {
        noClasses()
                .that()
                .resideInAPackage("id.simpul.gateway..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("id.simpul.connectors..")
                .because("a kind is found by Spring; no list is edited")
                .check(simpul);
    }

    @Test
    void oneKindDoesNotKnowAnother() {
        ArchRule rule = slices().matching("id.simpul.connectors.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(
                        resideInAPackage("id.simpul.connectors.."), resideInAPackage("id.simpul.connectors.camel"))
                .because("a kind must be removable by deleting its folder; only Camel's door is shared");

        rule.check(simpul);
    }

    @Test
    void aFacetOnlyTranslates() {
        classes()
                .that()
                .resideInAPackage("id.simpul.gateway.facet..")
                .should()
                .onlyDependOnClassesThat(resideOutsideOfPackage("id.simpul..")
                        .or(resideInAnyPackage(
                                "id.simpul.gateway.facet..", "id.simpul.hub.message..", "id.simpul.hub.registry..")))
                .because("another protocol must not become a second way past the path of calls")
                .check(simpul);
    }

    @Test
    void onlyTheDataPlaneAndTheSandboxSpeakVertx() {
        noClasses()
                .that()
                .resideOutsideOfPackages("id.simpul.gateway.dataplane..", "id.simpul.connectors.sandbox..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx..", "io.netty..")
                .because("calls leave and enter through one transport")
                .check(simpul);
    }

    @Test
    void nothingIsInjectedIntoFields() {
        noFields()
                .should()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .orShould()
                .beAnnotatedWith("jakarta.inject.Inject")
                .because("what an object needs stands in its constructor")
                .check(simpul);
    }

    @Test
    void noNameHidesWhatAClassDoes() {
        noClasses()
                .should()
                .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|Abstract[A-Z]\\w*)$")
                .because("such a name says nothing; find the word that does")
                .check(simpul);
    }

    @Test
    void nobodyReadsTheClockBehindTheirBack() {
        noClasses()
                .that(resideInAPackage("id.simpul.hub.."))
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(java.time.LocalDateTime.class, "now")
                .because("time is injected, so that a test can hold it")
                .check(simpul);
    }
}
