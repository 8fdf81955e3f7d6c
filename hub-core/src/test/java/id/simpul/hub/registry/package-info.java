/** Tests of the registry. */
@NullMarked
package id.simpul.hub.registry;

import org.jspecify.annotations.NullMarked;
