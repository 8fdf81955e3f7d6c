/**
 * Verifies receipts of calls without the hub: the JDK only, no network. It shares no code with what makes receipts, so that
 * a fault of the one is not a fault of the other.
 */
@NullMarked
package id.simpul.verify;

import org.jspecify.annotations.NullMarked;
