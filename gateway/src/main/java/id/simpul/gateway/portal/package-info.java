/** Pages for everybody: the front door and the help. */
@NullMarked
package id.simpul.gateway.portal;

import org.jspecify.annotations.NullMarked;
