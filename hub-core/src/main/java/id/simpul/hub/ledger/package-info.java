/**
 * Evidence: journal, tree, checkpoints, verification. Knows {@code message}, {@code observe}, {@code log}, {@code keys} and
 * {@code store}.
 */
@NullMarked
package id.simpul.hub.ledger;

import org.jspecify.annotations.NullMarked;
