@NullMarked
package id.simpul.hub.connector;

import org.jspecify.annotations.NullMarked;
