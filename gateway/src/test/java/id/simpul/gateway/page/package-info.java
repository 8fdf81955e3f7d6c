@NullMarked
package id.simpul.gateway.page;

import org.jspecify.annotations.NullMarked;
