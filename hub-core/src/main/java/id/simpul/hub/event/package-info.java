/** The path of events: accept, route, deliver, park, replay. Knows all rooms but {@code call}. */
@NullMarked
package id.simpul.hub.event;

import org.jspecify.annotations.NullMarked;
