/** OSS-RBA, the national licensing system: it calls the city, with a token a day, and wants its own words back. */
@NullMarked
package id.simpul.connectors.oss;

import org.jspecify.annotations.NullMarked;
