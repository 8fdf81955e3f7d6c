@NullMarked
package id.simpul.connectors.sandbox;

import org.jspecify.annotations.NullMarked;
