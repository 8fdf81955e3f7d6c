/** The whole life of a synchronous call; start with {@link id.simpul.hub.call.CallPath}. Knows all above. */
@NullMarked
package id.simpul.hub.call;

import org.jspecify.annotations.NullMarked;
