package id.simpul.hub.registry.rows;

import id.simpul.hub.registry.Agency;
import id.simpul.hub.registry.Agreement;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.City;
import id.simpul.hub.registry.ClientKey;
import id.simpul.hub.registry.Durations;
import id.simpul.hub.registry.Registry;
import id.simpul.hub.registry.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Takes a registry apart into rows. */
public final class Rows {
    private final List<Row> rows = new ArrayList<>();

    private Rows() {}

    /** The rows of {@code registry}; none for a city that was never applied. */
    public static List<Row> of(Registry registry) {
        Rows rows = new Rows();
        if (!registry.city().equals(City.NONE)) {
            rows.city(registry.city());
        }
        registry.agencies().forEach(rows::agency);
        registry.applications().forEach(rows::application);
        registry.agreements().forEach(rows::agreement);
        return List.copyOf(rows.rows);
    }

    private void add(Table table, Map<String, Object> values) {
        rows.add(new Row(table, values));
    }

    private void city(City city) {
        add(
                Table.CITY,
                Map.of(
                        "name", city.name(),
                        "region_code", city.regionCode(),
                        "zone", city.zone().getId(),
                        "sample", String.valueOf(city.sample())));
    }

    private void agency(Agency agency) {
        add(
                Table.AGENCY,
                Map.of(
                        "code", agency.code(),
                        "name", agency.name(),
                        "member_class", agency.memberClass(),
                        "contact_name", agency.contact().name(),
                        "contact_email", agency.contact().email(),
                        "contact_phone", agency.contact().phone()));
    }

    private void application(Application application) {
        String code = application.code();
        add(Table.APPLICATION, Map.of("code", code, "agency", application.agency(), "name", application.name()));
        application.connections().forEach(each -> connection(code, each));
        application.services().forEach(each -> service(code, each));
        application.publishes().forEach(each -> add(Table.EVENT_TYPE, EventRow.values(code, each)));
        application.subscriptions().forEach(each -> add(Table.SUBSCRIPTION, EventRow.values(code, each)));
        application.keys().forEach(each -> clientKey(code, each));
        application
                .facet()
                .forEach(each -> add(Table.FACET_ADDRESS, Map.of("application", code, "address", each.toString())));
    }

    private void clientKey(String application, ClientKey key) {
        add(Table.CLIENT_KEY, Map.of("application", application, "kid", key.kid(), "members", key.members()));
    }

    private void connection(String application, Application.Connection connection) {
        add(Table.CONNECTION, ConnectionRow.values(application, connection));
    }

    private void service(String application, Service service) {
        add(
                Table.SERVICE,
                Map.of(
                        "application", application,
                        "code", service.code(),
                        "name", service.name(),
                        "name_en", service.nameEn(),
                        "data_class", service.dataClass().code(),
                        "proof", service.proof().code(),
                        "connection", service.connection(),
                        "deadline", Durations.text(service.deadline()),
                        "contract", service.contract().mode().code(),
                        "openapi", service.contract().document()));
        service.operations().forEach(each -> operation(application, service.code(), each));
    }

    private void operation(String application, String service, Service.Operation operation) {
        add(
                Table.OPERATION,
                Map.of(
                        "application", application,
                        "service", service,
                        "code", operation.code(),
                        "method", operation.method(),
                        "path", operation.path().toString(),
                        "subject", operation.subject().toString(),
                        "settings", operation.settings(),
                        "example", operation.example()));
    }

    private void agreement(Agreement agreement) {
        add(
                Table.AGREEMENT,
                Map.ofEntries(
                        Map.entry("id", agreement.id()),
                        Map.entry("consumer", agreement.consumer()),
                        Map.entry("application", agreement.application()),
                        Map.entry("service", agreement.service()),
                        Map.entry("operations", agreement.operations()),
                        Map.entry("fields", agreement.fields()),
                        Map.entry("purpose", agreement.purpose()),
                        Map.entry("basis", agreement.basis()),
                        Map.entry("first_day", agreement.from().toString()),
                        Map.entry("last_day", agreement.until().toString()),
                        Map.entry(
                                "per_second", String.valueOf(agreement.limits().perSecond())),
                        Map.entry("burst", String.valueOf(agreement.limits().burst())),
                        Map.entry("per_day", String.valueOf(agreement.limits().perDay())),
                        Map.entry("per_month", String.valueOf(agreement.limits().perMonth())),
                        Map.entry(
                                "concurrency", String.valueOf(agreement.limits().concurrency())),
                        Map.entry("days", agreement.hours().dayNames()),
                        Map.entry("hours", agreement.hours().hoursText()),
                        Map.entry("approved_by", agreement.approvedBy())));
    }
}
