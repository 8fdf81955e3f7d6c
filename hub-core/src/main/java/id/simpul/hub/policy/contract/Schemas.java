package id.simpul.hub.policy.contract;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.path.PathType;
import id.simpul.hub.policy.contract.Deviation.Side;
import id.simpul.hub.registry.openapi.OpenApiDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The schemas of one document, made ready in its dialect. Each is given a place of its own in a copy of the document, so
 * that its references find what they point at, whatever its path is spelled like. Nothing is fetched.
 */
final class Schemas {
    private static final String ADDRESS = "urn:simpul:openapi";
    private static final String PLACE = "x-simpul-schemas";
    private static final int LONGEST = 200;
    private static final Pattern INDEX = Pattern.compile("\\[\\d+]");
    /** A member named by a number of this length may be named by a person's. */
    private static final Pattern NUMBERED = Pattern.compile("\\d{6,}");

    private final OpenApiDocument document;
    private final ObjectNode copy;
    private final ArrayNode places;
    private final List<Ready> waiting = new ArrayList<>();

    Schemas(OpenApiDocument document) {
        this.document = document;
        copy = (ObjectNode) document.root().deepCopy();
        places = copy.putArray(PLACE);
    }

    /** One schema; usable after {@link #make}. */
    static final class Ready {
        private final String place;
        private volatile Schema schema;

        private Ready(String place, Schema unready) {
            this.place = place;
            this.schema = unready;
        }

        /** What of {@code value} is not as described. */
        List<Deviation> check(Side side, String prefix, JsonNode value) {
            return schema.validate(value).stream()
                    .map(each -> deviation(side, prefix, each))
                    .distinct()
                    .toList();
        }
    }

    private static final Schema NOTHING =
            SchemaRegistry.withDefaultDialect(Dialects.getDraft202012()).getSchema("{}");

    /** {@code schema} with its references followed. */
    JsonNode resolved(JsonNode schema) {
        return document.resolve(schema);
    }

    Ready add(JsonNode schema) {
        Ready ready = new Ready("/" + PLACE + "/" + places.size(), NOTHING);
        places.add(schema.isMissingNode() ? copy.objectNode() : schema.deepCopy());
        waiting.add(ready);
        return ready;
    }

    /** Makes everything that was added ready. */
    void make() {
        SchemaRegistryConfig config = SchemaRegistryConfig.builder()
                .formatAssertionsEnabled(true)
                .pathType(PathType.JSON_PATH)
                .build();
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
                document.jsonSchema() ? Dialects.getOpenApi31() : Dialects.getOpenApi30(),
                builder -> builder.schemas(Map.of(ADDRESS, copy.toString())).schemaRegistryConfig(config));
        waiting.forEach(each -> each.schema = registry.getSchema(SchemaLocation.of(ADDRESS + "#" + each.place)));
    }

    /** One error of the validator in words of the document and places only. */
    static Deviation deviation(Side side, String prefix, Error error) {
        String path = INDEX.matcher(error.getInstanceLocation().toString()).replaceAll("[*]");
        String place = prefix.isEmpty() ? path : prefix;
        String rule = String.valueOf(error.getKeyword());
        return new Deviation(side, cut(NUMBERED.matcher(place).replaceAll("*")), rule, cut(expected(rule, error)));
    }

    private static String expected(String rule, Error error) {
        String property = error.getProperty();
        if (property != null) {
            return NUMBERED.matcher(property).replaceAll("*");
        }
        JsonNode described = error.getSchemaNode();
        JsonNode said = described == null ? null : described.isObject() ? described.path(rule) : described;
        return said == null || said.isMissingNode() ? "" : said.isString() ? said.asString() : said.toString();
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
    }
}
