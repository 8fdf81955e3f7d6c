package id.simpul.gateway.developer;

import id.simpul.gateway.developer.Described.Field;
import id.simpul.gateway.developer.Described.Status;
import id.simpul.hub.registry.Route;
import id.simpul.hub.registry.Service.Operation;
import id.simpul.hub.registry.openapi.OpenApiDocument;
import id.simpul.hub.registry.openapi.OpenApiOf;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads the document of a service, its owner's or the one made from the registry, for a page. */
final class Documentation {
    private static final List<String> GOOD = List.of("200", "201", "2XX", "default");

    private final OpenApiDocument document;
    private final DocumentedFields fields;
    private final Route route;

    private Documentation(OpenApiDocument document, Route route) {
        this.document = document;
        this.fields = new DocumentedFields(document);
        this.route = route;
    }

    /** Every operation of the service; {@code gateway} is the address without a trailing slash. */
    static List<Described> of(Route route, String gateway) {
        String text =
                OpenApiOf.text(route.agency(), route.application(), route.service(), gateway + "/api/" + route.name());
        Documentation documentation = new Documentation(OpenApiDocument.parse(text), route);
        return route.service().operations().stream()
                .map(documentation::described)
                .sorted(Comparator.comparing(Described::path).thenComparing(Described::method))
                .toList();
    }

    private Described described(Operation operation) {
        JsonNode item = item(operation);
        JsonNode node = item.path(operation.method().toLowerCase(Locale.ROOT));
        return new Described(
                operation.code(),
                operation.method(),
                "/api/" + route.name() + operation.path().toString().replace("{+", "{"),
                node.path("summary").asString(""),
                node.path("description").asString(""),
                parameters(item, node),
                fields.of(content(document.resolve(node.path("requestBody")))),
                fields.of(content(good(node))),
                statuses(node));
    }

    /** Names of variables do not matter, as everywhere. */
    private JsonNode item(Operation operation) {
        String wanted = shape(operation.path().toString());
        return document.root().path("paths").properties().stream()
                .filter(each -> shape(each.getKey()).equals(wanted))
                .findFirst()
                .map(each -> document.resolve(each.getValue()))
                .orElse(document.root().path(""));
    }

    private static String shape(String path) {
        return path.equals("/") ? "" : path.replaceAll("\\{[^}]*}", "{}");
    }

    private List<Field> parameters(JsonNode item, JsonNode operation) {
        Map<String, Field> found = new LinkedHashMap<>();
        for (JsonNode list : List.of(item.path("parameters"), operation.path("parameters"))) {
            for (JsonNode each : list) {
                JsonNode parameter = document.resolve(each);
                Field field = parameter(parameter);
                found.put(field.place() + ':' + field.name(), field);
            }
        }
        found.values().removeIf(each -> each.place().equals("cookie"));
        return new ArrayList<>(found.values());
    }

    private Field parameter(JsonNode node) {
        String place = node.path("in").asString("");
        boolean required = place.equals("path") || node.path("required").asBoolean(false);
        return new Field(
                node.path("name").asString(""),
                place,
                fields.type(document.resolve(node.path("schema"))),
                required,
                node.path("description").asString(""),
                route.connection().sandbox() ? example(node) : "");
    }

    private static String example(JsonNode parameter) {
        JsonNode example = parameter.path("example");
        return example.isValueNode() ? example.asString("") : "";
    }

    private JsonNode good(JsonNode operation) {
        JsonNode responses = operation.path("responses");
        return GOOD.stream()
                .map(each -> document.resolve(responses.path(each)))
                .filter(each -> !each.isMissingNode())
                .findFirst()
                .orElse(responses.path(""));
    }

    private static JsonNode content(JsonNode described) {
        JsonNode content = described.path("content");
        return content.properties().stream()
                .findFirst()
                .map(each -> each.getValue().path("schema"))
                .orElse(content.path(""));
    }

    private List<Status> statuses(JsonNode operation) {
        return operation.path("responses").properties().stream()
                .map(each -> new Status(
                        each.getKey(),
                        document.resolve(each.getValue()).path("description").asString("")))
                .toList();
    }
}
