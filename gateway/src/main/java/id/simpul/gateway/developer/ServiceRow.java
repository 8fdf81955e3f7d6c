package id.simpul.gateway.developer;

import id.simpul.hub.registry.Route;
import id.simpul.hub.registry.openapi.OpenApiOf;

/**
 * One service in the catalogue.
 *
 * @param sandbox whether it can be tried out at once
 * @param documented whether its owner wrote a document
 */
record ServiceRow(
        String href,
        String name,
        String code,
        String application,
        String agency,
        String dataClass,
        boolean sandbox,
        boolean documented) {

    static ServiceRow of(Route route) {
        return new ServiceRow(
                "/pengembang/layanan/" + route.name(),
                route.service().name(),
                route.name(),
                route.application().name(),
                route.agency().name(),
                route.service().dataClass().code(),
                route.connection().sandbox(),
                OpenApiOf.promised(route.service()));
    }
}
