/** Where the hub keeps things: its home folder and its database, and when they can be used. Knows the JDK only. */
@NullMarked
package id.simpul.hub.store;

import org.jspecify.annotations.NullMarked;
