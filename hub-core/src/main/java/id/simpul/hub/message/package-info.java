/** What travels through the hub: calls, replies, faults and their ids. Knows the JDK only. */
@NullMarked
package id.simpul.hub.message;

import org.jspecify.annotations.NullMarked;
