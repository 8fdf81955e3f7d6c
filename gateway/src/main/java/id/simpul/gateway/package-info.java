/** The one deployable; {@link id.simpul.gateway.SimpulApplication} is its entry. */
@NullMarked
package id.simpul.gateway;

import org.jspecify.annotations.NullMarked;
