@NullMarked
package id.simpul.connectors.oss;

import org.jspecify.annotations.NullMarked;
