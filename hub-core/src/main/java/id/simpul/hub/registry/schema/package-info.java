/** Contracts of event types: JSON Schemas that can be used, and whether a new one keeps the promises of an old one. */
@NullMarked
package id.simpul.hub.registry.schema;

import org.jspecify.annotations.NullMarked;
