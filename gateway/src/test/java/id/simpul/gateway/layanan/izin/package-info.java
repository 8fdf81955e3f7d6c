@NullMarked
package id.simpul.gateway.layanan.izin;

import org.jspecify.annotations.NullMarked;
