package id.simpul.connectors.jdih;

import org.apache.camel.builder.RouteBuilder;

/** The one shape of all routes of this kind: a clock's tick, at which a connection looks whether a fetch is due. */
final class JdihTemplates extends RouteBuilder {
    static final String SCHEDULE = "jdih-schedule";

    @Override
    public void configure() {
        routeTemplate(SCHEDULE)
                .templateParameter("id")
                .templateParameter("delay")
                .templateParameter("period")
                .from("timer:{{id}}?delay={{delay}}&period={{period}}&includeMetadata=false")
                .process("{{id}}");
    }
}
