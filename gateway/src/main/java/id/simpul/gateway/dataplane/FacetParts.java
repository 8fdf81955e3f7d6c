package id.simpul.gateway.dataplane;

import id.simpul.gateway.runtime.Ports;
import id.simpul.hub.call.CallPath;
import id.simpul.hub.call.LiveRoutes;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** What the facets' doors share on every event loop. */
@Component
record FacetParts(CallPath path, LiveRoutes routes, Ports ports, Clock clock) {}
