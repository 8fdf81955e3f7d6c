/** The page on which anybody who holds a letter can check it. */
@NullMarked
package id.simpul.gateway.portal.surat;

import org.jspecify.annotations.NullMarked;
