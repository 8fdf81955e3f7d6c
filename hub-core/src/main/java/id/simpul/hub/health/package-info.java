/** What state each connection is in, since when, why, and whom it hurts: decided here only. Knows all above but {@code ledger}. */
@NullMarked
package id.simpul.hub.health;

import org.jspecify.annotations.NullMarked;
