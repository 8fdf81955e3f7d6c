/** The port through which the hub reaches a target. Knows {@code message} and {@code registry}. */
@NullMarked
package id.simpul.hub.connector;

import org.jspecify.annotations.NullMarked;
