/** Evidence: journal, tree, checkpoints, verification. Knows {@code message}, {@code observe}, {@code log} and {@code keys}. */
@NullMarked
package id.simpul.hub.ledger;

import org.jspecify.annotations.NullMarked;
