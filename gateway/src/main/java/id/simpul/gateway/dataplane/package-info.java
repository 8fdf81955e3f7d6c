/** The Vert.x server for applications on port 8000, and the one client through which calls leave. */
@NullMarked
package id.simpul.gateway.dataplane;

import org.jspecify.annotations.NullMarked;
