/** The one list of metric names, tags and log keys. Knows {@code message}. */
@NullMarked
package id.simpul.hub.observe;

import org.jspecify.annotations.NullMarked;
