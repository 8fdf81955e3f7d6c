package id.simpul.hub.registry.rows;

import static id.simpul.hub.registry.rows.Column.date;
import static id.simpul.hub.registry.rows.Column.list;
import static id.simpul.hub.registry.rows.Column.map;
import static id.simpul.hub.registry.rows.Column.number;
import static id.simpul.hub.registry.rows.Column.sealedMap;
import static id.simpul.hub.registry.rows.Column.text;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The tables of the registry, in the order in which a reader meets them. */
@SuppressWarnings("ImmutableEnumChecker") // List.of and toList cannot change; the check only knows Guava's lists
public enum Table {
    CITY(
            "city",
            key(),
            text("name"),
            text("region_code", "regionCode"),
            text("zone"),
            new Column("sample", "sample", Column.Type.FLAG)),
    AGENCY(
            "agency",
            key("code"),
            text("name"),
            text("member_class", "memberClass"),
            text("contact_name", "contact.name"),
            text("contact_email", "contact.email"),
            text("contact_phone", "contact.phone")),
    APPLICATION("application", key("code"), text("agency"), text("name")),
    CONNECTION(
            "connection",
            key("application", "code"),
            text("kind"),
            number("failure_rate", "resilience.failureRate"),
            number("window_calls", "resilience.window"),
            number("minimum_calls", "resilience.minimumCalls"),
            text("open_for", "resilience.open"),
            number("concurrency", "resilience.concurrency"),
            number("probes", "resilience.probes"),
            text("slow_after", "resilience.slowAfter"),
            number("slow_rate", "resilience.slowRate"),
            text("first_byte", "resilience.firstByte"),
            number("retries", "resilience.retries"),
            number("retry_budget", "resilience.retryBudget"),
            list("retry_on", "resilience.retryOn"),
            number("eject", "resilience.eject"),
            map("settings"),
            map("targets"),
            text("check_path", "check.path"),
            text("check_every", "check.every"),
            number("check_failures", "check.failures"),
            number("check_successes", "check.successes"),
            list("maintenance")),
    SERVICE(
            "service",
            key("application", "code"),
            text("name"),
            text("name_en", "nameEn"),
            text("data_class", "dataClass"),
            text("proof"),
            text("connection"),
            text("deadline"),
            text("contract"),
            text("openapi")),
    OPERATION(
            "operation",
            key("application", "service", "code"),
            text("method"),
            text("path"),
            text("subject"),
            map("settings"),
            sealedMap("example")),
    EVENT_TYPE(
            "event_type",
            key("application", "type"),
            text("data_class", "dataClass"),
            text("description"),
            text("contract_version", "version"),
            text("schema"),
            text("retention")),
    SUBSCRIPTION(
            "subscription",
            key("application", "code"),
            text("type"),
            text("connection"),
            text("path"),
            text("format"),
            text("ordering", "order"),
            list("filters"),
            map("mapping"),
            text("source"),
            text("subject"),
            text("mode"),
            number("concurrency", "concurrency"),
            number("per_second", "perSecond"),
            text("time_to_live", "timeToLive"),
            list("retry"),
            text("start_at", "start")),
    CLIENT_KEY("client_key", key("application", "kid"), map("members")),
    FACET_ADDRESS("facet_address", key("application", "address")),
    AGREEMENT(
            "agreement",
            key("id"),
            text("consumer"),
            text("application"),
            text("service"),
            list("operations"),
            list("fields"),
            text("purpose"),
            text("basis"),
            date("first_day", "from"),
            date("last_day", "until"),
            number("per_second", "perSecond"),
            number("burst", "burst"),
            number("per_day", "perDay"),
            number("per_month", "perMonth"),
            number("concurrency", "concurrency"),
            list("days"),
            text("hours"),
            text("approved_by", "approvedBy"));

    private final String sql;
    private final List<Column> keys;
    private final List<Column> columns;

    Table(String sql, List<Column> keys, Column... columns) {
        this.sql = sql;
        this.keys = keys;
        this.columns = Stream.concat(keys.stream(), Arrays.stream(columns)).toList();
    }

    private static List<Column> key(String... names) {
        return Arrays.stream(names).map(Column::text).toList();
    }

    /** The table's name within its schema. */
    public String sql() {
        return sql;
    }

    /** What tells one row from another at any one moment. */
    public List<Column> keys() {
        return keys;
    }

    /** All columns, the keys first. */
    public List<Column> columns() {
        return columns;
    }

    /** What a person calls a row of it. */
    public String word() {
        return sql.replace('_', ' ');
    }
}
