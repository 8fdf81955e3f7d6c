package id.simpul.hub.registry.openapi;

import id.simpul.hub.registry.PathTemplate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * One OpenAPI document, version 3.0 or 3.1, as YAML or JSON. It stands alone: every {@code $ref} points into itself, so
 * that nothing is fetched when it is read or used. Its paths stand below the service's address, whatever its servers say.
 */
public final class OpenApiDocument {
    public static final int MAX_LENGTH = 1024 * 1024;
    private static final int MAX_DEPTH = 200;
    private static final int MAX_HOPS = 20;
    private static final String REF = "$ref";
    private static final Set<String> METHODS = Set.of("get", "head", "post", "put", "patch", "delete");
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final YAMLMapper YAML = new YAMLMapper();

    private final JsonNode root;
    private final Map<String, DocumentedOperation> operations = new HashMap<>();

    private OpenApiDocument(JsonNode root) {
        this.root = root;
    }

    /**
     * Reads and checks a document.
     *
     * @throws IllegalArgumentException where it is none, says a version that is not known, or points outside or nowhere
     */
    public static OpenApiDocument parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw refused(text.length() + " characters", "at most " + MAX_LENGTH);
        }
        OpenApiDocument document = new OpenApiDocument(read(text));
        document.checkVersion();
        document.checkReferences(document.root, 0);
        document.readPaths();
        return document;
    }

    private static JsonNode read(String text) {
        ObjectMapper mapper = text.stripLeading().startsWith("{") ? JSON : YAML;
        try {
            return mapper.readTree(text);
        } catch (JacksonException broken) {
            throw new IllegalArgumentException(
                    "document: unreadable (expected: an OpenAPI document as YAML or JSON)", broken);
        }
    }

    private void checkVersion() {
        String version = root.path("openapi").asString("");
        if (!version.matches("3\\.[01]\\.\\d+")) {
            throw refused(version.isEmpty() ? "no version" : "version " + version, "openapi: 3.0.x or 3.1.x");
        }
        if (!root.path("paths").isObject() || root.path("paths").isEmpty()) {
            throw refused("no paths", "paths with at least one operation");
        }
    }

    private void checkReferences(JsonNode node, int depth) {
        if (depth > MAX_DEPTH) {
            throw refused("more than " + MAX_DEPTH + " levels", "fewer levels");
        }
        JsonNode reference = node.path(REF);
        if (reference.isString()) {
            target(reference.asString());
        }
        for (JsonNode each : node) {
            checkReferences(each, depth + 1);
        }
    }

    private JsonNode target(String reference) {
        JsonNode target = reference.startsWith("#/") ? root.at(pointer(reference)) : root.path("");
        if (target.isMissingNode()) {
            throw refused(REF + " " + reference, "a place in this document");
        }
        return target;
    }

    private static JsonPointer pointer(String reference) {
        try {
            return JsonPointer.compile(reference.substring(1));
        } catch (IllegalArgumentException broken) {
            throw refused(REF + " " + reference, "a JSON pointer behind the #");
        }
    }

    private void readPaths() {
        root.path("paths").properties().forEach(path -> {
            JsonNode item = resolve(path.getValue());
            item.properties().stream()
                    .filter(each -> METHODS.contains(each.getKey()))
                    .forEach(each -> readOperation(path.getKey(), item, each.getKey(), each.getValue()));
        });
    }

    private void readOperation(String path, JsonNode item, String method, JsonNode operation) {
        String key = key(method, template(path));
        if (operations.put(key, DocumentedOperation.read(this, template(path).variables(), item, operation)) != null) {
            throw refused(method.toUpperCase(Locale.ROOT) + " " + path + " twice", "each path once");
        }
    }

    private static PathTemplate template(String path) {
        try {
            return PathTemplate.parse(path.equals("/") ? "" : path);
        } catch (IllegalArgumentException broken) {
            throw refused("path " + path, "a leading slash, and variables that fill their part");
        }
    }

    /** Names of variables do not matter: {@code /{nik}} and {@code /{nomor}} are one path. */
    private static String key(String method, PathTemplate path) {
        return method.toUpperCase(Locale.ROOT) + ' ' + path.toString().replaceAll("\\{[^}]*}", "{}");
    }

    /** The node that {@code node} stands for, its references followed. */
    public JsonNode resolve(JsonNode node) {
        JsonNode found = node;
        for (int hop = 0; hop < MAX_HOPS; hop++) {
            JsonNode reference = found.path(REF);
            if (!reference.isString()) {
                return found;
            }
            found = target(reference.asString());
        }
        throw refused(REF + " in a circle", "references that end");
    }

    /** What the document says of one operation of the service, its variables named as {@code path} names them; or null. */
    public @Nullable DocumentedOperation operation(String method, PathTemplate path) {
        DocumentedOperation found = operations.get(key(method, path));
        return found == null ? null : found.withVariables(path.variables());
    }

    /** Whether its schemas are JSON Schema 2020-12 (3.1) and not OpenAPI's own dialect (3.0). */
    public boolean jsonSchema() {
        return root.path("openapi").asString("").startsWith("3.1");
    }

    /** The document's own version, {@code info.version}; empty where it says none. */
    public String version() {
        return root.path("info").path("version").asString("");
    }

    /** The whole document, to be read only. */
    public JsonNode root() {
        return root;
    }

    static IllegalArgumentException refused(String found, String expected) {
        return new IllegalArgumentException("document: " + found + " (expected: " + expected + ")");
    }
}
