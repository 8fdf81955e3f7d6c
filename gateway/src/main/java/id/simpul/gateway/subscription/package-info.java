/** What an application wants to hear of, as it changes it by itself: told, held against its agreements, and written. */
@NullMarked
package id.simpul.gateway.subscription;

import org.jspecify.annotations.NullMarked;
