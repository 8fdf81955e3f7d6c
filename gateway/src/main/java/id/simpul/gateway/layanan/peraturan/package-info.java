/** Regulations and other legal documents: taken in from the members' sites, searched, and passed on as the city's feed. */
@NullMarked
package id.simpul.gateway.layanan.peraturan;

import org.jspecify.annotations.NullMarked;
