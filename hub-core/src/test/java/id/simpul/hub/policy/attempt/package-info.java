@NullMarked
package id.simpul.hub.policy.attempt;

import org.jspecify.annotations.NullMarked;
