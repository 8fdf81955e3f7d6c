package id.simpul.connectors.jdbc;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.sql.SqlConstants;

/** The one shape of all routes of this kind: the body's values are bound to the query, the rows are the answer. */
final class JdbcTemplates extends RouteBuilder {
    static final String QUERY = "jdbc-query";

    private static final String ENDPOINT = "sql:{{id}}?dataSource=#{{pool}}&allowNamedParameters=false"
            + "&usePlaceholder=false&template.maxRows={{maxRows}}";

    @Override
    public void configure() {
        routeTemplate(QUERY)
                .templateParameter("id")
                .templateParameter("pool")
                .templateParameter("sql")
                .templateParameter("maxRows")
                .from("direct:{{id}}")
                .setHeader(SqlConstants.SQL_QUERY, constant("{{sql}}"))
                .to(ENDPOINT);
    }
}
