@NullMarked
package id.simpul.hub.health;

import org.jspecify.annotations.NullMarked;
