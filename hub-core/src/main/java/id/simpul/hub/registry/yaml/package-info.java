/** The registry's files: reads them with the place of every fault, and writes them. */
@NullMarked
package id.simpul.hub.registry.yaml;

import org.jspecify.annotations.NullMarked;
