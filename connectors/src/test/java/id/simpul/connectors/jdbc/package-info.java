@NullMarked
package id.simpul.connectors.jdbc;

import org.jspecify.annotations.NullMarked;
