/** Tells the owners of subscriptions what is held for them, before it ends. */
@NullMarked
package id.simpul.gateway.layanan.antrean;

import org.jspecify.annotations.NullMarked;
