@NullMarked
package id.simpul.hub.ledger;

import org.jspecify.annotations.NullMarked;
