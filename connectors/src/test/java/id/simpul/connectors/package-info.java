/** What every kind of connection promises, as a test that it inherits. */
@NullMarked
package id.simpul.connectors;

import org.jspecify.annotations.NullMarked;
