/** Databases: a query of the registry becomes a service, through a Camel route. */
@NullMarked
package id.simpul.connectors.jdbc;

import org.jspecify.annotations.NullMarked;
