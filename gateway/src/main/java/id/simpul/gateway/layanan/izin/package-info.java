/** Business licences, as OSS tells them to the city: what is known of each NIB, for its applicant. */
@NullMarked
package id.simpul.gateway.layanan.izin;

import org.jspecify.annotations.NullMarked;
