/** The sample city's page for trying things: each button is a real act at the hub's real doors. */
@NullMarked
package id.simpul.gateway.portal.coba;

import org.jspecify.annotations.NullMarked;
