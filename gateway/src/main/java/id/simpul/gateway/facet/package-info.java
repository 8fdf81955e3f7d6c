/** X-Road and GovStack: translation into calls and lists, no rule of their own. */
@NullMarked
package id.simpul.gateway.facet;

import org.jspecify.annotations.NullMarked;
