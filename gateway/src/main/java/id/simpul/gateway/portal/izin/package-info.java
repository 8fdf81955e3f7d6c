/** The page on which an applicant sees the state of a business and its licences. */
@NullMarked
package id.simpul.gateway.portal.izin;

import org.jspecify.annotations.NullMarked;
