/** Where Camel's world becomes a value or a fault: one context, routes made at run time. Kinds that need Camel go through it. */
@NullMarked
package id.simpul.connectors.camel;

import org.jspecify.annotations.NullMarked;
