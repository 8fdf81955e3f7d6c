/** The admin API ({@code /admin/v1} on port 8080): what the command line and the city's own tools steer the hub with. */
@NullMarked
package id.simpul.gateway.admin;

import org.jspecify.annotations.NullMarked;
