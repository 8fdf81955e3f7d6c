package id.simpul.hub.registry.rows;

import id.simpul.hub.registry.AddressRange;
import id.simpul.hub.registry.Agency;
import id.simpul.hub.registry.Agreement;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.City;
import id.simpul.hub.registry.ClientKey;
import id.simpul.hub.registry.DataClass;
import id.simpul.hub.registry.Durations;
import id.simpul.hub.registry.Hours;
import id.simpul.hub.registry.Limits;
import id.simpul.hub.registry.PathTemplate;
import id.simpul.hub.registry.Proof;
import id.simpul.hub.registry.Registry;
import id.simpul.hub.registry.Service;
import id.simpul.hub.registry.ServiceContract;
import id.simpul.hub.registry.SubjectSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Puts rows together to a registry, everything sorted by its code. */
public final class Assembly {
    private final Map<String, List<Row>> children = new HashMap<>();

    private Assembly(Collection<Row> rows) {
        for (Row each : rows) {
            children.computeIfAbsent(parent(each), _ -> new ArrayList<>()).add(each);
        }
        children.values().forEach(each -> each.sort(Comparator.comparing(Row::name)));
    }

    /** The registry that {@code rows} make. */
    public static Registry of(long version, Collection<Row> rows) {
        Assembly assembly = new Assembly(rows);
        List<City> cities = assembly.all(Table.CITY, "", Assembly::city);
        return new Registry(
                version,
                cities.isEmpty() ? City.NONE : cities.getFirst(),
                assembly.all(Table.AGENCY, "", Assembly::agency),
                assembly.all(Table.APPLICATION, "", assembly::application),
                assembly.all(Table.AGREEMENT, "", Assembly::agreement));
    }

    private static String parent(Row row) {
        return row.table()
                + switch (row.table()) {
                    case CITY, AGENCY, APPLICATION, AGREEMENT -> "";
                    case CONNECTION, SERVICE, EVENT_TYPE, SUBSCRIPTION, CLIENT_KEY, FACET_ADDRESS ->
                        row.text("application");
                    case OPERATION -> row.text("application") + "/" + row.text("service");
                };
    }

    private <T> List<T> all(Table table, String parent, Function<Row, T> made) {
        return children.getOrDefault(table + parent, List.of()).stream()
                .map(made)
                .toList();
    }

    private static City city(Row row) {
        return new City(
                row.text("name"),
                row.text("region_code"),
                ZoneId.of(row.text("zone")),
                Boolean.parseBoolean(row.text("sample")));
    }

    private static Agency agency(Row row) {
        return new Agency(
                row.text("code"),
                row.text("name"),
                row.text("member_class"),
                new Agency.Contact(row.text("contact_name"), row.text("contact_email"), row.text("contact_phone")));
    }

    private Application application(Row row) {
        String code = row.text("code");
        return new Application(
                code,
                row.text("agency"),
                row.text("name"),
                all(Table.CONNECTION, code, ConnectionRow::connection),
                all(Table.SERVICE, code, this::service),
                all(Table.EVENT_TYPE, code, EventRow::eventType),
                all(Table.SUBSCRIPTION, code, EventRow::subscription),
                all(Table.CLIENT_KEY, code, each -> ClientKey.of(each.map("members"))),
                all(Table.FACET_ADDRESS, code, each -> AddressRange.parse(each.text("address"))));
    }

    private Service service(Row row) {
        return new Service(
                row.text("code"),
                row.text("name"),
                row.text("name_en"),
                DataClass.of(row.text("data_class")),
                Proof.of(row.text("proof")),
                row.text("connection"),
                Durations.parse(row.text("deadline")),
                all(Table.OPERATION, row.text("application") + "/" + row.text("code"), Assembly::operation),
                new ServiceContract(ServiceContract.Mode.of(row.text("contract")), row.text("openapi")));
    }

    private static Service.Operation operation(Row row) {
        return new Service.Operation(
                row.text("code"),
                row.text("method"),
                PathTemplate.parse(row.text("path")),
                SubjectSource.parse(row.text("subject")),
                row.map("settings"),
                row.map("example"));
    }

    private static Agreement agreement(Row row) {
        return new Agreement(
                row.text("id"),
                row.text("consumer"),
                row.text("application"),
                row.text("service"),
                row.list("operations"),
                row.list("fields"),
                row.text("purpose"),
                row.text("basis"),
                LocalDate.parse(row.text("first_day")),
                LocalDate.parse(row.text("last_day")),
                new Limits(
                        row.number("per_second"),
                        row.number("burst"),
                        row.number("per_day"),
                        row.number("per_month"),
                        row.number("concurrency")),
                Hours.of(row.list("days"), row.text("hours")),
                row.text("approved_by"));
    }
}
