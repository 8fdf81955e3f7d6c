/** Agreements as their parties have to be told of them. */
@NullMarked
package id.simpul.gateway.layanan.perjanjian;

import org.jspecify.annotations.NullMarked;
