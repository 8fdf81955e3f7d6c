package id.simpul.hub.registry.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a document says of one operation (OpenAPI 3.1, section 4.8.10), references followed.
 *
 * @param variables the names of the path's variables in order
 * @param body media range to schema of the request's body, the range in lower case; empty where none is described
 * @param responses status, such as {@code 200}, {@code 4XX} or {@code default}, to media range to schema
 */
public record DocumentedOperation(
        List<String> variables,
        List<Parameter> parameters,
        boolean bodyRequired,
        Map<String, JsonNode> body,
        Map<String, Map<String, JsonNode>> responses) {

    /**
     * A parameter of path, query or header; cookies do not pass the hub as credentials and are not looked at.
     *
     * @param place {@code path}, {@code query} or {@code header}
     * @param schema null where it is described in another way than by a schema
     */
    public record Parameter(
            String place,
            String name,
            boolean required,
            @Nullable JsonNode schema) {
        Parameter named(String other) {
            return new Parameter(place, other, required, schema);
        }
    }

    static DocumentedOperation read(
            OpenApiDocument document, List<String> variables, JsonNode item, JsonNode operation) {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        for (JsonNode list : List.of(item.path("parameters"), operation.path("parameters"))) {
            for (JsonNode each : list) {
                Parameter parameter = parameter(document.resolve(each));
                parameters.put(parameter.place() + ':' + parameter.name().toLowerCase(Locale.ROOT), parameter);
            }
        }
        parameters.values().removeIf(each -> each.place().equals("cookie"));
        JsonNode body = document.resolve(operation.path("requestBody"));
        Map<String, Map<String, JsonNode>> responses = new LinkedHashMap<>();
        operation
                .path("responses")
                .properties()
                .forEach(each -> responses.put(
                        each.getKey().toUpperCase(Locale.ROOT), schemas(document.resolve(each.getValue()))));
        return new DocumentedOperation(
                variables,
                new ArrayList<>(parameters.values()),
                body.path("required").asBoolean(false),
                schemas(body),
                responses);
    }

    /** The same with other names for the path's variables. */
    DocumentedOperation withVariables(List<String> names) {
        List<Parameter> renamed = parameters.stream()
                .map(each -> each.place().equals("path") ? each.named(name(each, names)) : each)
                .toList();
        return new DocumentedOperation(names, renamed, bodyRequired, body, responses);
    }

    private String name(Parameter parameter, List<String> names) {
        int position = variables.indexOf(parameter.name());
        return position < 0 ? parameter.name() : names.get(position);
    }

    private static Parameter parameter(JsonNode node) {
        String place = node.path("in").asString("");
        String name = node.path("name").asString("");
        if (!place.matches("path|query|header|cookie") || name.isEmpty()) {
            throw OpenApiDocument.refused(
                    "a parameter in '" + place + "'", "name, and in: path, query, header or cookie");
        }
        JsonNode schema = node.path("schema");
        boolean required = place.equals("path") || node.path("required").asBoolean(false);
        return new Parameter(place, name, required, schema.isMissingNode() ? null : schema);
    }

    private static Map<String, JsonNode> schemas(JsonNode described) {
        Map<String, JsonNode> schemas = new LinkedHashMap<>();
        described
                .path("content")
                .properties()
                .forEach(each -> schemas.put(
                        each.getKey().split(";", 2)[0].strip().toLowerCase(Locale.ROOT),
                        each.getValue().path("schema")));
        return schemas;
    }
}
