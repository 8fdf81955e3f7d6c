/** The city's signed checkpoints, announced to whoever keeps them as a witness. */
@NullMarked
package id.simpul.gateway.layanan.bukti;

import org.jspecify.annotations.NullMarked;
