/** Which of a connection's targets is asked, and whether it is asked again. */
@NullMarked
package id.simpul.hub.policy.attempt;

import org.jspecify.annotations.NullMarked;
