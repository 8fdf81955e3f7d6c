@NullMarked
package id.simpul.hub.store;

import org.jspecify.annotations.NullMarked;
