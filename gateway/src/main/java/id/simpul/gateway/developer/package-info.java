/**
 * Pages for the developers of agencies: what there is, a first call, and the request for an agreement up to its owner's
 * decision.
 */
@NullMarked
package id.simpul.gateway.developer;

import org.jspecify.annotations.NullMarked;
