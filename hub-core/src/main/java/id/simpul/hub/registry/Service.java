package id.simpul.hub.registry;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What an application offers to others through the hub.
 *
 * @param proof what the evidence of its calls waits for
 * @param connection the code of the connection of the same application that answers
 * @param deadline from the arrival of the call to the end of the answer
 * @param contract what it promises about requests and answers
 */
public record Service(
        String code,
        String name,
        String nameEn,
        DataClass dataClass,
        Proof proof,
        String connection,
        Duration deadline,
        List<Operation> operations,
        ServiceContract contract) {
    /** So that the first operation that matches a path is the one that says most. */
    private static final Comparator<Operation> MOST_FIXED_FIRST =
            Comparator.comparing((Operation each) -> -each.path().fixedParts()).thenComparing(Operation::code);

    public Service {
        operations = operations.stream().sorted(MOST_FIXED_FIRST).toList();
    }

    /** A service that promises nothing, with the proof that is usual for its class of data. */
    public Service(
            String code,
            String name,
            String nameEn,
            DataClass dataClass,
            String connection,
            Duration deadline,
            List<Operation> operations) {
        this(
                code,
                name,
                nameEn,
                dataClass,
                Proof.of(dataClass),
                connection,
                deadline,
                operations,
                ServiceContract.NONE);
    }

    /** The same with another promise. */
    public Service withContract(ServiceContract promised) {
        return new Service(code, name, nameEn, dataClass, proof, connection, deadline, operations, promised);
    }

    /**
     * One thing that a service does.
     *
     * @param code what agreements name
     * @param subject where the NIK of the person concerned stands; {@code NONE} only where no person is concerned
     * @param settings the connection kind's own fields, such as a query
     * @param example values for the template's variables that answer 200 in the sample city; a name that is no variable of the
     *     path is a query parameter
     */
    public record Operation(
            String code,
            String method,
            PathTemplate path,
            SubjectSource subject,
            Map<String, String> settings,
            Map<String, String> example) {}
}
