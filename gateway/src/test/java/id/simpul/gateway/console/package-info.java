@NullMarked
package id.simpul.gateway.console;

import org.jspecify.annotations.NullMarked;
