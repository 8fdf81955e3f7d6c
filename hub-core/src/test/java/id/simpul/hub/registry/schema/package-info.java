/** Tests of the contracts of event types. */
@NullMarked
package id.simpul.hub.registry.schema;

import org.jspecify.annotations.NullMarked;
