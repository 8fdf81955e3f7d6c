/** Legal documents of the member sites of JDIHN: their feed of 28 fields becomes facts about regulations. */
@NullMarked
package id.simpul.connectors.jdih;

import org.jspecify.annotations.NullMarked;
