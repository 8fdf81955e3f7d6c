package id.simpul.hub.ledger;

import java.util.List;

/**
 * What a verification saw of one partition. It stops at the first broken place.
 *
 * @param records how many were found in order
 * @param checkpoints how many signed roots fit
 */
public record PartitionReport(int partition, long records, long checkpoints, List<Finding> findings) {}
