/** The registry as rows of named text values: what is compared, stored and copied. */
@NullMarked
package id.simpul.hub.registry.rows;

import org.jspecify.annotations.NullMarked;
