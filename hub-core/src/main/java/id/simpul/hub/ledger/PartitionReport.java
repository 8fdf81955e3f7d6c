package id.simpul.hub.ledger;

import java.util.List;

/**
 * What a verification saw of one partition. It stops at the first broken place.
 *
 * @param records how many were found in order
 * @param removed how many the signed deletion records say were removed when their time was over
 * @param checkpoints how many signed roots fit
 */
public record PartitionReport(int partition, long records, long removed, long checkpoints, List<Finding> findings) {}
