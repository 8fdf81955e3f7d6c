/** The only place that opens Kafka clients, and the names of the topics. Knows {@code message} and {@code observe}. */
@NullMarked
package id.simpul.hub.log;

import org.jspecify.annotations.NullMarked;
