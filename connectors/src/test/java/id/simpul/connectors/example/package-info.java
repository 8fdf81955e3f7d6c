@NullMarked
package id.simpul.connectors.example;

import org.jspecify.annotations.NullMarked;
