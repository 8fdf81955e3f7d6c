package id.simpul.hub.registry.yaml;

import id.simpul.hub.registry.AddressRange;
import id.simpul.hub.registry.Agency;
import id.simpul.hub.registry.Agreement;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.City;
import id.simpul.hub.registry.ClientKey;
import id.simpul.hub.registry.Durations;
import id.simpul.hub.registry.Limits;
import id.simpul.hub.registry.MaintenanceWindow;
import id.simpul.hub.registry.Proof;
import id.simpul.hub.registry.Registry;
import id.simpul.hub.registry.Resilience;
import id.simpul.hub.registry.Service;
import id.simpul.hub.registry.TargetCheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The content of a file as nested maps and lists, in the order in which a person reads it; what is standard is left out. */
final class Document {
    private final Registry registry;

    Document(Registry registry) {
        this.registry = registry;
    }

    static Map<String, Object> city(City city) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", city.name());
        fields.put("regionCode", city.regionCode());
        fields.put("zone", city.zone().getId());
        fields.put("sample", city.sample());
        return Map.of("city", fields);
    }

    Map<String, Object> agency(Agency agency) {
        Registry part = registry.part(agency.code());
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("agency", head(agency));
        put(file, "applications", part.applications(), Document::application);
        put(file, "agreements", part.agreements(), Document::agreement);
        return file;
    }

    private static Map<String, Object> head(Agency agency) {
        Map<String, Object> contact = new LinkedHashMap<>();
        contact.put("name", agency.contact().name());
        contact.put("email", agency.contact().email());
        contact.put("phone", agency.contact().phone());
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("code", agency.code());
        fields.put("name", agency.name());
        fields.put("memberClass", agency.memberClass());
        fields.put("contact", contact);
        return fields;
    }

    private static Map<String, Object> application(Application application) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("code", application.code());
        fields.put("name", application.name());
        put(fields, "connections", application.connections(), Document::connection);
        put(fields, "services", application.services(), Document::service);
        put(fields, "publishes", application.publishes(), EventDocument::eventType);
        put(fields, "subscriptions", application.subscriptions(), EventDocument::subscription);
        put(fields, "keys", application.keys(), Document::key);
        if (!application.facet().isEmpty()) {
            fields.put(
                    "facet",
                    Map.of(
                            "addresses",
                            application.facet().stream()
                                    .map(AddressRange::toString)
                                    .toList()));
        }
        return fields;
    }

    private static Map<String, Object> key(ClientKey key) {
        Map<String, Object> fields = new LinkedHashMap<>();
        ClientKey.PUBLIC.stream()
                .filter(key.members()::containsKey)
                .forEach(each -> fields.put(each, key.members().getOrDefault(each, "")));
        return fields;
    }

    private static Map<String, Object> connection(Application.Connection connection) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("code", connection.code());
        fields.put("kind", connection.kind());
        if (!connection.resilience().equals(Resilience.DEFAULT)) {
            fields.put("resilience", resilience(connection.resilience()));
        }
        put(fields, "targets", connection.targets().entrySet(), each -> target(each.getKey(), each.getValue()));
        if (connection.check().wanted()) {
            fields.put("check", check(connection.check()));
        }
        put(fields, "maintenance", connection.maintenance(), Document::window);
        put(fields, "settings", connection.settings());
        return fields;
    }

    private static Map<String, Object> target(String address, int weight) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("address", address);
        putNumber(fields, "weight", weight, 1);
        return fields;
    }

    private static Map<String, Object> check(TargetCheck check) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("path", check.path());
        putLength(fields, "every", check.every(), TargetCheck.NONE.every());
        putNumber(fields, "failures", check.failures(), TargetCheck.NONE.failures());
        putNumber(fields, "successes", check.successes(), TargetCheck.NONE.successes());
        return fields;
    }

    private static Map<String, Object> window(MaintenanceWindow window) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("from", window.from().toString());
        fields.put("until", window.until().toString());
        fields.put("reason", window.reason());
        return fields;
    }

    private static Map<String, Object> resilience(Resilience resilience) {
        Resilience standard = Resilience.DEFAULT;
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("failureRate", resilience.failureRate());
        fields.put("window", resilience.window());
        fields.put("minimumCalls", resilience.minimumCalls());
        fields.put("open", Durations.text(resilience.open()));
        putNumber(fields, "concurrency", resilience.concurrency(), standard.concurrency());
        putNumber(fields, "probes", resilience.probes(), standard.probes());
        putLength(
                fields, "slowAfter", resilience.slow().after(), standard.slow().after());
        putNumber(fields, "slowRate", resilience.slow().rate(), standard.slow().rate());
        putLength(fields, "firstByte", resilience.firstByte(), standard.firstByte());
        putNumber(fields, "retries", resilience.retry().most(), standard.retry().most());
        putNumber(
                fields,
                "retryBudget",
                resilience.retry().budget(),
                standard.retry().budget());
        if (!resilience.retry().on().equals(standard.retry().on())) {
            fields.put("retryOn", new ArrayList<>(resilience.retry().on()));
        }
        putNumber(fields, "eject", resilience.eject(), standard.eject());
        return fields;
    }

    private static Map<String, Object> service(Service service) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("code", service.code());
        fields.put("name", service.name());
        fields.put("nameEn", service.nameEn());
        fields.put("dataClass", service.dataClass().code());
        if (service.proof() != Proof.of(service.dataClass())) {
            fields.put("proof", service.proof().code());
        }
        fields.put("connection", service.connection());
        fields.put("deadline", Durations.text(service.deadline()));
        put(fields, "operations", service.operations(), Document::operation);
        if (!service.contract().document().isEmpty()) {
            fields.put("contract", service.contract().mode().code());
            fields.put("openapi", service.contract().document());
        }
        return fields;
    }

    private static Map<String, Object> operation(Service.Operation operation) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("code", operation.code());
        fields.put("method", operation.method());
        fields.put("path", operation.path().toString());
        fields.put("subject", operation.subject().toString());
        put(fields, "settings", operation.settings());
        put(fields, "example", operation.example());
        return fields;
    }

    private static Map<String, Object> agreement(Agreement agreement) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", agreement.id());
        fields.put("consumer", agreement.consumer());
        fields.put(agreement.onEvents() ? "event" : "service", agreement.application() + "/" + agreement.service());
        put(fields, "operations", agreement.operations(), Function.identity());
        put(fields, "fields", agreement.fields(), Function.identity());
        putText(fields, "purpose", agreement.purpose());
        putText(fields, "basis", agreement.basis());
        fields.put("from", agreement.from().toString());
        fields.put("until", agreement.until().toString());
        limits(fields, agreement.limits());
        put(fields, "days", agreement.hours().dayNames(), Function.identity());
        putText(fields, "hours", agreement.hours().hoursText());
        fields.put("approvedBy", agreement.approvedBy());
        return fields;
    }

    private static void limits(Map<String, Object> fields, Limits limits) {
        Limits standard = Limits.of(limits.perSecond());
        fields.put("perSecond", limits.perSecond());
        putNumber(fields, "burst", limits.burst(), standard.burst());
        putNumber(fields, "perDay", limits.perDay(), standard.perDay());
        putNumber(fields, "perMonth", limits.perMonth(), standard.perMonth());
        putNumber(fields, "concurrency", limits.concurrency(), standard.concurrency());
    }

    static void putNumber(Map<String, Object> fields, String name, int value, int standard) {
        if (value != standard) {
            fields.put(name, value);
        }
    }

    private static void putLength(Map<String, Object> fields, String name, Duration value, Duration standard) {
        if (!value.equals(standard)) {
            fields.put(name, Durations.text(value));
        }
    }

    static void putText(Map<String, Object> fields, String name, String value) {
        if (!value.isEmpty()) {
            fields.put(name, value);
        }
    }

    static <T> void put(Map<String, Object> fields, String name, Collection<T> items, Function<? super T, ?> made) {
        if (!items.isEmpty()) {
            fields.put(name, items.stream().map(made).toList());
        }
    }

    static void put(Map<String, Object> fields, String name, Map<String, String> values) {
        if (!values.isEmpty()) {
            fields.put(name, new TreeMap<>(values));
        }
    }
}
