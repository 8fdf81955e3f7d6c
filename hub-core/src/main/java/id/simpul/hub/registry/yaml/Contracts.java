package id.simpul.hub.registry.yaml;

import id.simpul.hub.registry.Service.Operation;
import id.simpul.hub.registry.ServiceContract;
import id.simpul.hub.registry.ServiceContract.Mode;
import id.simpul.hub.registry.openapi.OpenApiDocument;
import java.util.List;

/** Reads what a service promises; a document that cannot be used is a fault of the file. */
final class Contracts {
    private static final String DOCUMENT = "openapi";
    private static final String MODE = "contract";

    private Contracts() {}

    /** Without a word on the mode a document is observed. */
    static ServiceContract read(Fields service, List<Operation> operations) {
        String text = service.optional(DOCUMENT, Format.DOCUMENT, "");
        if (text.isEmpty()) {
            if (service.optional(MODE, Format.CONTRACT_MODE, Mode.OFF) != Mode.OFF) {
                service.problem(MODE, "off, where openapi holds no document", "no document");
            }
            return ServiceContract.NONE;
        }
        Mode mode = service.optional(MODE, Format.CONTRACT_MODE, Mode.OBSERVE);
        check(service, text, mode, operations);
        return new ServiceContract(mode, text);
    }

    private static void check(Fields service, String text, Mode mode, List<Operation> operations) {
        try {
            OpenApiDocument document = OpenApiDocument.parse(text);
            for (Operation each : operations) {
                if (mode == Mode.ENFORCE && document.operation(each.method(), each.path()) == null) {
                    service.problem(
                            DOCUMENT,
                            "every operation of the service, as it is enforced",
                            "nothing on " + each.method() + " " + each.path());
                }
            }
        } catch (IllegalArgumentException broken) {
            service.problem(DOCUMENT, "a usable OpenAPI document", String.valueOf(broken.getMessage()));
        }
    }
}
