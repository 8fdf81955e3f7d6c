/** The applications of the sample city: real servers on loopback, reached through ordinary connectors only. */
@NullMarked
package id.simpul.connectors.sandbox;

import org.jspecify.annotations.NullMarked;
