/** Regulations for everybody: search, and a page for each document. */
@NullMarked
package id.simpul.gateway.portal.peraturan;

import org.jspecify.annotations.NullMarked;
