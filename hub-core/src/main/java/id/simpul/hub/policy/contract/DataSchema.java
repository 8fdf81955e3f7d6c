package id.simpul.hub.policy.contract;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.path.PathType;
import id.simpul.hub.policy.contract.Deviation.Side;
import id.simpul.hub.registry.schema.EventSchema;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schema of an event type's data, made ready. Nothing is fetched. */
public final class DataSchema {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Schema schema;

    private DataSchema(Schema schema) {
        this.schema = schema;
    }

    /**
     * Makes {@code text} ready.
     *
     * @throws IllegalArgumentException where it is no schema that can be used
     */
    public static DataSchema of(String text) {
        SchemaRegistryConfig config = SchemaRegistryConfig.builder()
                .formatAssertionsEnabled(true)
                .pathType(PathType.JSON_PATH)
                .build();
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
                Dialects.getDraft202012(), builder -> builder.schemaRegistryConfig(config));
        return new DataSchema(registry.getSchema(EventSchema.parse(text).forValidator()));
    }

    /**
     * What of {@code data} is not as described, as places and rules without any value.
     *
     * @throws IllegalArgumentException where it is no JSON
     */
    public List<Deviation> check(byte[] data) {
        try {
            return check(JSON.readTree(data));
        } catch (JacksonException broken) {
            throw new IllegalArgumentException("data: unreadable (expected: JSON)", broken);
        }
    }

    private List<Deviation> check(JsonNode data) {
        return schema.validate(data).stream()
                .map(each -> Schemas.deviation(Side.REQUEST, "", each))
                .distinct()
                .toList();
    }
}
