/** Who is at the door: tokens for applications (port 8000), sign-in and roles for people (port 8080). */
@NullMarked
package id.simpul.gateway.identity;

import org.jspecify.annotations.NullMarked;
