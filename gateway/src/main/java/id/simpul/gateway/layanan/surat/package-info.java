/** Official letters between agencies: what was sent, who has it, and how anybody can check it. */
@NullMarked
package id.simpul.gateway.layanan.surat;

import org.jspecify.annotations.NullMarked;
