/** What citizens ask of the city: the services that take requests, the requests, and how answers move them. */
@NullMarked
package id.simpul.gateway.layanan.permohonan;

import org.jspecify.annotations.NullMarked;
