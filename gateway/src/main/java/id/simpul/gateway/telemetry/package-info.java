/** What the hub tells a collector of the operator's (OTLP), where one is set. */
@NullMarked
package id.simpul.gateway.telemetry;

import org.jspecify.annotations.NullMarked;
