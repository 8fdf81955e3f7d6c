/** The services of the city: what they need, their forms and receipts, and where a request stands. */
@NullMarked
package id.simpul.gateway.portal.layanan;

import org.jspecify.annotations.NullMarked;
