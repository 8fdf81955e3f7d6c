@NullMarked
package id.simpul.verify;

import org.jspecify.annotations.NullMarked;
