@NullMarked
package id.simpul.hub.log;

import org.jspecify.annotations.NullMarked;
