/** The operator's commands: {@code simpul <command>}, run by the same archive as the hub. */
@NullMarked
package id.simpul.gateway.cli;

import org.jspecify.annotations.NullMarked;
