/** Who may call what: agencies, applications, connections, services, agreements, event types, subscriptions, and the route table made of them. Knows {@code message} and {@code observe}. */
@NullMarked
package id.simpul.hub.registry;

import org.jspecify.annotations.NullMarked;
