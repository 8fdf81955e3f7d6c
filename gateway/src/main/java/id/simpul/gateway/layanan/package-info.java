/**
 * What the city itself owns, by feature and in Indonesian. It learns of facts as an application does: as subscriber of
 * the application {@code portal}, in process, through an inbox; and it announces facts through the outbox.
 */
@NullMarked
package id.simpul.gateway.layanan;

import org.jspecify.annotations.NullMarked;
