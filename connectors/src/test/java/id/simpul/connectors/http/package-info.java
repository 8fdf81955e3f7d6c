@NullMarked
package id.simpul.connectors.http;

import org.jspecify.annotations.NullMarked;
