package id.simpul.hub.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The checkpoints of all partitions that were found outside the tables or at the end of them. */
final class SignedHeads {
    private final Map<Integer, Map<Long, Sourced>> valid = new HashMap<>();
    private final Map<Integer, List<Finding>> forged = new HashMap<>();

    /** A checkpoint and where it was found. */
    record Sourced(Checkpoint checkpoint, String source) {}

    void add(Checkpoint checkpoint, String source) {
        valid.computeIfAbsent(checkpoint.partition(), each -> new HashMap<>())
                .putIfAbsent(checkpoint.size(), new Sourced(checkpoint, source));
    }

    void forged(int partition, long size, String source) {
        forged.computeIfAbsent(partition, each -> new ArrayList<>())
                .add(new Finding(
                        Finding.Kind.CHECKPOINT,
                        partition,
                        size,
                        null,
                        "the checkpoint in " + source + " has no signature that holds."));
    }

    Set<Integer> partitions() {
        return valid.keySet();
    }

    Map<Long, Sourced> of(int partition) {
        return valid.getOrDefault(partition, Map.of());
    }

    List<Finding> forged(int partition) {
        return forged.getOrDefault(partition, List.of());
    }

    Optional<Sourced> largest(int partition) {
        return of(partition).values().stream()
                .max(Comparator.comparingLong(each -> each.checkpoint().size()));
    }
}
