package id.simpul.hub.registry.openapi;

import id.simpul.hub.registry.Agency;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.Service;
import id.simpul.hub.registry.SubjectSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a service is, as an OpenAPI document: the one that it promises where there is one, else version 3.0.3 made from the
 * registry. A made one says only what the registry knows: paths, methods, parameters, examples, sign-in, errors; nothing
 * about the fields of an answer.
 */
public final class OpenApiOf {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PROBLEM = "#/components/schemas/Problem";
    private static final List<String> WITH_BODY = List.of("POST", "PUT", "PATCH");
    private static final Map<String, String> ERRORS = new TreeMap<>(Map.of(
            "400", "The request is malformed",
            "401", "It is not known who calls",
            "403", "No agreement allows this call",
            "404", "Nothing is at this path",
            "429", "The agreement's rate or quota is used up; see Retry-After",
            "502", "The target failed",
            "503", "Busy, paused, or without evidence; see Retry-After",
            "504", "The target did not answer in time"));

    private OpenApiOf() {}

    /**
     * The document's text: as it was promised, YAML or JSON, else made, JSON.
     *
     * @param server the address of the service, such as {@code http://localhost:8000/api/dukcapil/penduduk}
     */
    public static String text(Agency agency, Application application, Service service, String server) {
        String promised = service.contract().document();
        return promised.isEmpty() ? made(agency, application, service, server).toPrettyString() : promised;
    }

    /** Whether {@link #text} gives a document that its agency wrote. */
    public static boolean promised(Service service) {
        return !service.contract().document().isEmpty();
    }

    /** The document that follows from the registry alone. */
    public static ObjectNode made(Agency agency, Application application, Service service, String server) {
        ObjectNode root = JSON.createObjectNode().put("openapi", "3.0.3");
        ObjectNode info = root.putObject("info");
        info.put("title", service.name()).put("version", "1");
        info.put(
                "description",
                "%s (%s), %s, data class %s. Made from the registry; the form of answers is not described."
                        .formatted(
                                application.name(),
                                agency.name(),
                                service.nameEn(),
                                service.dataClass().code()));
        info.putObject("contact").put("name", agency.name());
        info.put("x-simpul-data-class", service.dataClass().code());
        root.putArray("servers").addObject().put("url", server);
        ArrayNode security = root.putArray("security");
        security.addObject().putArray("token");
        security.addObject().putArray("apiKey");
        root.putArray("tags").addObject().put("name", application.code()).put("description", application.name());
        ObjectNode paths = root.putObject("paths");
        service.operations().forEach(each -> operation(paths, application, each));
        components(root.putObject("components"), server);
        return root;
    }

    private static void operation(ObjectNode paths, Application application, Service.Operation operation) {
        String path = operation.path().toString().replace("{+", "{");
        ObjectNode item = paths.withObjectProperty(path.isEmpty() ? "/" : path);
        ObjectNode described = item.putObject(operation.method().toLowerCase(Locale.ROOT));
        described.put("operationId", operation.code());
        described.put("summary", operation.method() + " " + (path.isEmpty() ? "/" : path));
        described.putArray("tags").add(application.code());
        parameters(described, operation);
        if (WITH_BODY.contains(operation.method())) {
            described.putObject("requestBody").putObject("content").putObject("application/json");
        }
        ObjectNode responses = described.putObject("responses");
        responses
                .putObject("200")
                .put("description", "The target's answer, without the fields that the agreement does not cover")
                .putObject("content")
                .putObject("application/json");
        ERRORS.forEach((status, text) -> responses
                .putObject(status)
                .put("description", text)
                .putObject("content")
                .putObject("application/problem+json")
                .putObject("schema")
                .put("$ref", PROBLEM));
    }

    private static void parameters(ObjectNode described, Service.Operation operation) {
        List<String> variables = operation.path().variables();
        TreeMap<String, String> others = new TreeMap<>(operation.example());
        variables.forEach(others::remove);
        SubjectSource subject = operation.subject();
        if (subject.place() == SubjectSource.Place.QUERY) {
            others.putIfAbsent(subject.name(), "");
        }
        boolean header = subject.place() == SubjectSource.Place.HEADER;
        if (variables.isEmpty() && others.isEmpty() && !header) {
            return;
        }
        ArrayNode list = described.putArray("parameters");
        variables.forEach(
                each -> parameter(list, each, "path", operation.example().getOrDefault(each, "")));
        others.forEach((name, example) -> parameter(list, name, "query", example));
        if (header) {
            parameter(list, subject.name(), "header", "");
        }
    }

    private static void parameter(ArrayNode list, String name, String place, String example) {
        ObjectNode parameter = list.addObject().put("name", name).put("in", place);
        if (place.equals("path")) {
            parameter.put("required", true);
        }
        parameter.putObject("schema").put("type", "string");
        if (!example.isEmpty()) {
            parameter.put("example", example);
        }
    }

    private static void components(ObjectNode components, String server) {
        ObjectNode schemes = components.putObject("securitySchemes");
        ObjectNode token = schemes.putObject("token").put("type", "oauth2");
        ObjectNode flow = token.putObject("flows").putObject("clientCredentials");
        flow.put("tokenUrl", server.replaceFirst("(https?://[^/]*).*", "$1/oauth2/token"));
        flow.putObject("scopes");
        schemes.putObject("apiKey").put("type", "apiKey").put("in", "header").put("name", "X-Api-Key");
        ObjectNode problem = components.putObject("schemas").putObject("Problem");
        problem.put("type", "object").put("description", "RFC 9457, with the hub's code and whose turn it is");
        ObjectNode members = problem.putObject("properties");
        for (String each : List.of("type", "title", "detail", "code", "cause", "action", "actor", "traceId")) {
            members.putObject(each).put("type", "string");
        }
        members.putObject("status").put("type", "integer");
    }
}
