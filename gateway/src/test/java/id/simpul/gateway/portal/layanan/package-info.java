@NullMarked
package id.simpul.gateway.portal.layanan;

import org.jspecify.annotations.NullMarked;
