/** Tests of the event path on a real database and a real broker. */
@NullMarked
package id.simpul.hub.event;

import org.jspecify.annotations.NullMarked;
