/** The key-encryption key, the keys by purpose that it wraps, and their rotation. Knows {@code message} and {@code store}. */
@NullMarked
package id.simpul.hub.keys;

import org.jspecify.annotations.NullMarked;
