/** Pages for operators: what state everything is in, and what happened to one call. */
@NullMarked
package id.simpul.gateway.console;

import org.jspecify.annotations.NullMarked;
