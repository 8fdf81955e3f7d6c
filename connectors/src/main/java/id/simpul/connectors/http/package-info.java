/** HTTP servers. Yields an address only: the data plane streams to it through its one client. */
@NullMarked
package id.simpul.connectors.http;

import org.jspecify.annotations.NullMarked;
