@NullMarked
package id.simpul.connectors.jdih;

import org.jspecify.annotations.NullMarked;
