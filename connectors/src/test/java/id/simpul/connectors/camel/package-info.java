@NullMarked
package id.simpul.connectors.camel;

import org.jspecify.annotations.NullMarked;
