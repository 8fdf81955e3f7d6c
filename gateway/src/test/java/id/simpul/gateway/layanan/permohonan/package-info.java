@NullMarked
package id.simpul.gateway.layanan.permohonan;

import org.jspecify.annotations.NullMarked;
