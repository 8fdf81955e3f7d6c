/** What services promise about requests and answers: checked on the way in, sampled on the way out. */
@NullMarked
package id.simpul.hub.policy.contract;

import org.jspecify.annotations.NullMarked;
