/** One check each: identity, access, quota, deadline, resilience. Knows {@code message}, {@code registry} and {@code observe}. */
@NullMarked
package id.simpul.hub.policy;

import org.jspecify.annotations.NullMarked;
