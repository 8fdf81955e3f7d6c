package id.simpul.hub.registry.schema;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The schema of an event type's data: one JSON Schema 2020-12 as JSON or YAML, at most {@link #MAX_LENGTH} characters. It
 * stands alone: every {@code $ref} is a JSON pointer into itself, so that nothing is fetched when it is read or used.
 */
public final class EventSchema {
    public static final int MAX_LENGTH = 256 * 1024;
    static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
    private static final int MAX_DEPTH = 60;
    private static final String REF = "$ref";
    /** What would make a reference mean something else than a pointer into the document. */
    private static final Set<String> NOT_USED =
            Set.of("$dynamicRef", "$dynamicAnchor", "$recursiveRef", "$recursiveAnchor", "$anchor", "$vocabulary");

    private static final Set<String> DATA = Set.of("const", "enum", "default", "examples");
    private static final List<String> BOUNDS = List.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum");
    private static final Set<String> NAMED =
            Set.of("properties", "patternProperties", "$defs", "definitions", "dependentSchemas");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final Schema META =
            SchemaRegistry.withDefaultDialect(Dialects.getDraft202012()).getSchema(SchemaLocation.of(DIALECT));

    private final ObjectNode root;

    private EventSchema(ObjectNode root) {
        this.root = root;
    }

    /**
     * Reads and checks a schema.
     *
     * @throws IllegalArgumentException where it is none, is of another dialect, or points outside or nowhere
     */
    public static EventSchema parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw refused("schema", text.length() + " characters", "at most " + MAX_LENGTH);
        }
        if (!(read(text) instanceof ObjectNode root)) {
            throw refused("schema", "no object", "an object with type, properties or other keywords");
        }
        EventSchema schema = new EventSchema(root);
        schema.checkDialect();
        schema.check(root, "#", 0, false);
        schema.checkKeywords();
        schema.checkEnds();
        return schema;
    }

    private static JsonNode read(String text) {
        ObjectMapper mapper = text.stripLeading().startsWith("{") ? JSON : YAML;
        try {
            return mapper.readTree(text);
        } catch (JacksonException broken) {
            throw new IllegalArgumentException("schema: unreadable (expected: JSON or YAML)", broken);
        }
    }

    private void checkDialect() {
        JsonNode dialect = root.path("$schema");
        if (!dialect.isMissingNode()
                && !dialect.asString("").replaceFirst("#$", "").equals(DIALECT)) {
            throw refused("$schema", "another dialect", DIALECT);
        }
    }

    /** Checks one place; {@code names}: whether its members are names given by the schema, not keywords. */
    private void check(JsonNode node, String place, int depth, boolean names) {
        if (depth > MAX_DEPTH) {
            throw refused(place, "more than " + MAX_DEPTH + " levels", "fewer levels");
        }
        node.propertyStream().forEach(each -> {
            String at = place + "/" + each.getKey();
            if (names) {
                check(each.getValue(), at, depth + 1, false);
            } else {
                checkKeyword(each.getKey(), each.getValue(), at, depth);
            }
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            check(node.path(i), place + "/" + i, depth + 1, false);
        }
    }

    private void checkKeyword(String name, JsonNode value, String place, int depth) {
        if (NOT_USED.contains(name) || (name.equals("$id") && depth > 0)) {
            throw refused(place, name, "references that are pointers into the schema, such as #/$defs/alamat");
        }
        if (name.equals("pattern")) {
            checkPattern(value.asString(""), place);
        }
        if (name.equals("patternProperties")) {
            value.propertyNames().forEach(each -> checkPattern(each, place));
        }
        if (name.equals(REF)) {
            checkReference(value.asString(""), place);
        }
        if (!DATA.contains(name)) {
            check(value, place, depth + 1, NAMED.contains(name));
        }
    }

    private void checkReference(String reference, String place) {
        if (!reference.equals("#") && !reference.startsWith("#/")) {
            throw refused(place, reference, "a place in this schema, such as #/$defs/alamat");
        }
        if (target(reference).isMissingNode()) {
            throw refused(place, reference, "a place that is there");
        }
    }

    private static void checkPattern(String pattern, String place) {
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException broken) {
            throw refused(place, pattern, "a regular expression");
        }
    }

    private void checkKeywords() {
        META.validate(root).stream().findFirst().ifPresent(each -> {
            throw refused("#" + each.getInstanceLocation(), String.valueOf(each.getMessage()), "JSON Schema 2020-12");
        });
    }

    /** A reference that leads back to where it stands, with nothing of the data taken in between, would never end. */
    private void checkEnds() {
        try {
            Schema schema =
                    SchemaRegistry.withDefaultDialect(Dialects.getDraft202012()).getSchema(forValidator());
            List.of("{}", "[]", "\"\"", "0").forEach(each -> schema.validate(JSON.readTree(each)));
        } catch (StackOverflowError endless) {
            throw refused("$ref", "references in a circle", "references that end");
        } catch (RuntimeException unusable) {
            throw new IllegalArgumentException("schema: cannot be used (expected: JSON Schema 2020-12)", unusable);
        }
    }

    /** What a {@code $ref} of this schema points at; missing where it points nowhere. */
    JsonNode target(String reference) {
        try {
            return root.at(JsonPointer.compile(reference.substring(1)));
        } catch (IllegalArgumentException noPointer) {
            return root.path("");
        }
    }

    /** The schema as it was written. */
    public JsonNode root() {
        return root;
    }

    /**
     * The same schema in other words: the validator (networknt 3.0.0 on Jackson 3.1) fails on bounds of numbers beside
     * several types, so such types stand in an {@code allOf}.
     */
    public JsonNode forValidator() {
        ObjectNode copy = root.deepCopy();
        moveTypes(copy);
        return copy;
    }

    private static void moveTypes(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("type").isArray()
                && BOUNDS.stream().anyMatch(each -> object.path(each).isNumber())) {
            JsonNode types = object.remove("type");
            ArrayNode all = object.path("allOf") instanceof ArrayNode there ? there : object.putArray("allOf");
            all.addObject().set("type", types);
        }
        node.propertyStream().filter(each -> !DATA.contains(each.getKey())).forEach(each -> moveTypes(each.getValue()));
        if (node.isArray()) {
            node.forEach(EventSchema::moveTypes);
        }
    }

    private static IllegalArgumentException refused(String where, String found, String expected) {
        return new IllegalArgumentException(where + ": " + found + " (expected: " + expected + ")");
    }
}
