/** What every page shares: the frame, assets, texts, times of the city's zone, error pages. */
@NullMarked
package id.simpul.gateway.page;

import org.jspecify.annotations.NullMarked;
