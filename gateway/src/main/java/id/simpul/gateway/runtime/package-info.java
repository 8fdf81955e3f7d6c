/** The process that runs the hub: settings, home folder, embedded servers, progress, start screen, orderly stop. */
@NullMarked
package id.simpul.gateway.runtime;

import org.jspecify.annotations.NullMarked;
