@NullMarked
package id.simpul.gateway.layanan.surat;

import org.jspecify.annotations.NullMarked;
