@NullMarked
package id.simpul.hub.policy.contract;

import org.jspecify.annotations.NullMarked;
