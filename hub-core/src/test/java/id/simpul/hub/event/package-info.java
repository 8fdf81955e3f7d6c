/** Tests of events without servers. */
@NullMarked
package id.simpul.hub.event;

import org.jspecify.annotations.NullMarked;
