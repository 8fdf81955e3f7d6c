@NullMarked
package id.simpul.hub.keys;

import org.jspecify.annotations.NullMarked;
