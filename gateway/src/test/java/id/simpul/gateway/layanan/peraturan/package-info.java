@NullMarked
package id.simpul.gateway.layanan.peraturan;

import org.jspecify.annotations.NullMarked;
