package id.simpul.hub.registry.schema;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class SchemaCompatibilityTest {
    private static final YAMLMapper YAML = new YAMLMapper();

    record Change(String name, EventSchema before, EventSchema after, List<String> breaks) {
        static Change of(JsonNode node) {
            return new Change(
                    node.path("name").asString(),
                    EventSchema.parse(node.path("old").toString()),
                    EventSchema.parse(node.path("new").toString()),
                    node.path("breaks").valueStream().map(JsonNode::asString).toList());
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Change> changes() throws IOException {
        try (InputStream in = requireNonNull(SchemaCompatibilityTest.class.getResourceAsStream("changes.yaml"))) {
            return YAML.readTree(in).valueStream().map(Change::of);
        }
    }

    @ParameterizedTest
    @MethodSource("changes")
    void everyBreakIsToldWithItsPlace(Change change) {
        assertThat(SchemaCompatibility.breaks(change.before(), change.after()))
                .containsExactlyInAnyOrderElementsOf(change.breaks());
    }

    @Property(tries = 3000)
    void whatIsCompatibleByOurWordLetsNothingNewThrough(@ForAll long seed) {
        RandomSchema random = new RandomSchema(new Random(seed));
        JsonNode old = random.schema(3);
        JsonNode young = random.changed(old);
        boolean kept = SchemaCompatibility.breaks(
                        EventSchema.parse(old.toString()), EventSchema.parse(young.toString()))
                .isEmpty();
        Statistics.label("kept").collect(kept, old.equals(young));
        if (!kept) {
            return;
        }

        Schema before = validator(old);
        Schema after = validator(young);

        for (int i = 0; i < 30; i++) {
            JsonNode document = random.document(young, 4);
            if (after.validate(document).isEmpty()) {
                assertThat(before.validate(document))
                        .as("%s\n  before %s\n  after %s", document, old, young)
                        .isEmpty();
            }
        }
    }

    private static Schema validator(JsonNode schema) {
        SchemaRegistryConfig config =
                SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
        return SchemaRegistry.withDefaultDialect(
                        Dialects.getDraft202012(), builder -> builder.schemaRegistryConfig(config))
                .getSchema(EventSchema.parse(schema.toString()).forValidator());
    }
}
