package id.simpul.hub.ledger;

import java.util.List;

/**
 * The result of a verification.
 *
 * @param notes what could not be consulted
 */
public record VerifyReport(List<PartitionReport> partitions, List<String> notes) {

    /** Whether nothing was found to be wrong. */
    public boolean intact() {
        return partitions.stream().allMatch(each -> each.findings().isEmpty());
    }

    public long records() {
        return partitions.stream().mapToLong(PartitionReport::records).sum();
    }

    public List<Finding> findings() {
        return partitions.stream().flatMap(each -> each.findings().stream()).toList();
    }
}
