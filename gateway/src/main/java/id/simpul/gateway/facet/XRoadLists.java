package id.simpul.gateway.facet;

import id.simpul.hub.message.Headers;
import id.simpul.hub.message.Reply;
import id.simpul.hub.registry.Agency;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.Member;
import id.simpul.hub.registry.RouteTable;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The metaservices in X-Road's dialect (X-Road service metadata protocol for REST). */
public final class XRoadLists {
    private static final JsonMapper JSON = JsonMapper.shared();

    private XRoadLists() {}

    /** Members and subsystems; XML unless {@code accept} is JSON. */
    public static Reply clients(RouteTable table, @Nullable String accept) {
        boolean json = accept != null && accept.contains("/json");
        List<Map<String, Object>> clients = new ArrayList<>();
        String instance = table.registry().city().instance();
        for (Agency agency : table.registry().agencies()) {
            clients.add(client(instance, agency, null));
            Lists.applications(table).stream()
                    .filter(each -> each.agency().equals(agency.code()))
                    .forEach(each -> clients.add(client(instance, agency, each)));
        }
        return json
                ? reply("application/json; charset=utf-8", JSON.writeValueAsBytes(Map.of("member", clients)))
                : reply("text/xml; charset=utf-8", xml(clients));
    }

    private static Map<String, Object> client(String instance, Agency agency, @Nullable Application application) {
        Map<String, String> id = new LinkedHashMap<>();
        id.put("object_type", application == null ? "MEMBER" : "SUBSYSTEM");
        id.put("xroad_instance", instance);
        id.put("member_class", agency.memberClass());
        id.put("member_code", agency.code());
        if (application != null) {
            id.put("subsystem_code", application.code());
        }
        Map<String, Object> client = new LinkedHashMap<>();
        client.put("id", id);
        client.put("name", application == null ? agency.name() : application.name());
        return client;
    }

    private static byte[] xml(List<Map<String, Object>> clients) {
        StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
                .append("<xrd:clientList xmlns:xrd=\"http://x-road.eu/xsd/xroad.xsd\"")
                .append(" xmlns:id=\"http://x-road.eu/xsd/identifiers\">");
        for (Map<String, Object> each : clients) {
            Map<?, ?> id = (Map<?, ?>) each.getOrDefault("id", Map.of());
            text.append("<xrd:member><xrd:id id:objectType=\"")
                    .append(id.get("object_type"))
                    .append("\">");
            element(text, "id:xRoadInstance", id.get("xroad_instance"));
            element(text, "id:memberClass", id.get("member_class"));
            element(text, "id:memberCode", id.get("member_code"));
            element(text, "id:subsystemCode", id.get("subsystem_code"));
            text.append("</xrd:id>");
            element(text, "xrd:name", each.get("name"));
            text.append("</xrd:member>");
        }
        return text.append("</xrd:clientList>").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void element(StringBuilder text, String name, @Nullable Object value) {
        if (value != null) {
            text.append('<').append(name).append('>').append(Xml.text(String.valueOf(value)));
            text.append("</").append(name).append('>');
        }
    }

    /** Everything that {@code provider} offers. */
    public static Reply methods(RouteTable table, Member provider) {
        return services(provider, Lists.offers(table, provider));
    }

    /** What {@code consumer} may call of it on {@code day}. */
    public static Reply allowed(RouteTable table, Member provider, String consumer, LocalDate day) {
        return services(provider, Lists.allowed(table, provider, consumer, day));
    }

    private static Reply services(Member provider, List<Lists.Offer> offers) {
        List<Map<String, Object>> services = new ArrayList<>();
        for (Lists.Offer each : offers) {
            Map<String, Object> service = new LinkedHashMap<>();
            service.put("object_type", "SERVICE");
            service.put("xroad_instance", provider.instance());
            service.put("member_class", provider.memberClass());
            service.put("member_code", provider.agency());
            service.put("subsystem_code", provider.application());
            service.put("service_code", each.service().code());
            service.put("service_type", "OPENAPI");
            service.put("endpoint_list", Lists.endpoints(each));
            services.add(service);
        }
        return reply("application/json; charset=utf-8", JSON.writeValueAsBytes(Map.of("service", services)));
    }

    /** The document of a service as it was written, or null where there is no such service. */
    public static @Nullable Reply document(RouteTable table, Member provider, String service, String server) {
        String text = Lists.document(table, provider, service, server);
        if (text == null) {
            return null;
        }
        boolean json = text.stripLeading().startsWith("{");
        return reply(
                json ? "application/json; charset=utf-8" : "application/yaml; charset=utf-8",
                text.getBytes(StandardCharsets.UTF_8));
    }

    private static Reply reply(String type, byte[] body) {
        return new Reply(200, Headers.of(Map.of("Content-Type", type, "Cache-Control", "no-store")), body);
    }
}
