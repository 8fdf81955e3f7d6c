/** OpenAPI documents of services: read and checked when they are applied. */
@NullMarked
package id.simpul.hub.registry.openapi;

import org.jspecify.annotations.NullMarked;
