/** The kind to copy: complete, tiny, inherits the contract like every other. */
@NullMarked
package id.simpul.connectors.example;

import org.jspecify.annotations.NullMarked;
