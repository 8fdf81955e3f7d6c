package id.simpul.hub.registry.yaml;

import id.simpul.hub.registry.Application.Connection;
import id.simpul.hub.registry.ConnectionFace;
import id.simpul.hub.registry.ConnectionFaces;
import id.simpul.hub.registry.DataClass;
import id.simpul.hub.registry.PathTemplate;
import id.simpul.hub.registry.Proof;
import id.simpul.hub.registry.Service;
import id.simpul.hub.registry.Service.Operation;
import id.simpul.hub.registry.SubjectSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the services of one application with their operations. */
final class ServiceReader {
    private static final List<String> SERVICE = List.of(
            "code",
            "name",
            "nameEn",
            "dataClass",
            "proof",
            "connection",
            "deadline",
            "operations",
            "contract",
            "openapi");
    private static final List<String> OPERATION = List.of("code", "method", "path", "subject", "settings", "example");
    private static final Duration STANDARD_DEADLINE = Duration.ofSeconds(3);
    private static final Format<Duration> DEADLINE = Format.duration(Duration.ofMillis(50), Duration.ofMinutes(5));

    private final ConnectionFaces faces;

    ServiceReader(ConnectionFaces faces) {
        this.faces = faces;
    }

    List<Service> read(Fields application, Map<String, Connection> connections) {
        List<Service> services = new ArrayList<>();
        Once once = new Once();
        for (Fields each : application.mappings("services", SERVICE)) {
            Service service = service(each, connections);
            once.check(each, "code", service.code());
            services.add(service);
        }
        return List.copyOf(services);
    }

    private Service service(Fields fields, Map<String, Connection> connections) {
        String name = fields.required("name", Format.NAME);
        String connection = fields.required("connection", Format.CODE);
        ApplicationReader.known(fields, connection, connections);
        DataClass dataClass = fields.required("dataClass", Format.DATA_CLASS);
        Connection reached = connections.get(connection);
        List<Operation> operations = operations(fields, dataClass, reached == null ? null : faces.of(reached.kind()));
        return new Service(
                fields.required("code", Format.CODE),
                name,
                fields.optional("nameEn", Format.NAME, name),
                dataClass,
                fields.optional("proof", Format.PROOF, Proof.of(dataClass)),
                connection,
                fields.optional("deadline", DEADLINE, STANDARD_DEADLINE),
                operations,
                Contracts.read(fields, operations));
    }

    private static List<Operation> operations(Fields service, DataClass dataClass, @Nullable ConnectionFace face) {
        List<Fields> given = service.mappings("operations", OPERATION);
        if (given.isEmpty()) {
            service.problem("operations", "at least one operation", "none");
        }
        List<Operation> operations = new ArrayList<>();
        Once once = new Once();
        for (Fields each : given) {
            Operation operation = operation(each, dataClass, face);
            once.check(each, "code", operation.code());
            refuseOverlap(each, operation, operations);
            operations.add(operation);
        }
        return operations;
    }

    private static Operation operation(Fields fields, DataClass dataClass, @Nullable ConnectionFace face) {
        PathTemplate path = fields.optional("path", Format.PATH, PathTemplate.parse(""));
        SubjectSource subject = subject(fields, dataClass, path);
        Map<String, String> settings = Settings.read(fields, face == null ? null : face.operation());
        if (face != null) {
            PathVariables.check(fields, face, path, settings);
        }
        return new Operation(
                fields.required("code", Format.CODE),
                fields.required("method", Format.METHOD),
                path,
                subject,
                settings,
                example(fields, path));
    }

    private static SubjectSource subject(Fields fields, DataClass dataClass, PathTemplate path) {
        SubjectSource subject = dataClass.personal()
                ? fields.required("subject", Format.SUBJECT)
                : fields.optional("subject", Format.SUBJECT, SubjectSource.NONE);
        if (subject.place() == SubjectSource.Place.PATH && !path.variables().contains(subject.name())) {
            fields.problem("subject", PathVariables.expected(path), "path:" + subject.name());
        }
        return subject;
    }

    private static Map<String, String> example(Fields operation, PathTemplate path) {
        Fields fields = operation.mapping("example", null);
        Map<String, String> example = new TreeMap<>();
        fields.names().forEach(each -> example.put(each, fields.required(each, Format.SETTING)));
        for (String variable : path.variables()) {
            if (!example.isEmpty() && !example.containsKey(variable)) {
                operation.problem("example", "a value for " + variable, "none");
            }
        }
        return Map.copyOf(example);
    }

    private static void refuseOverlap(Fields fields, Operation operation, List<Operation> before) {
        for (Operation each : before) {
            if (each.method().equals(operation.method()) && each.path().ambiguousWith(operation.path())) {
                fields.problem(
                        "path",
                        "a path that no other operation answers",
                        operation.method() + " " + operation.path() + ", as " + each.code() + " with " + each.path());
            }
        }
    }
}
