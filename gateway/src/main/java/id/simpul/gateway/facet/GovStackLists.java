package id.simpul.gateway.facet;

import id.simpul.hub.message.Headers;
import id.simpul.hub.message.Reply;
import id.simpul.hub.registry.Agency;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.Member;
import id.simpul.hub.registry.RouteTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The directory in GovStack's dialect (Information Mediator 1.1.1), in the subset that both its description and the clients
 * seen accept: no object types, no instances, lists that are empty rather than wrong.
 */
public final class GovStackLists {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String NAME = "[A-Za-z][\\w:.-]*";
    private static final String CODE = "[A-Za-z0-9]+";
    private static final int PARTS = 4;

    private GovStackLists() {}

    public static Reply clients(RouteTable table) {
        Map<String, Agency> agencies = new HashMap<>();
        table.registry().agencies().forEach(each -> agencies.put(each.code(), each));
        List<Map<String, Object>> members = new ArrayList<>();
        for (Application each : Lists.applications(table)) {
            Agency agency = agencies.get(each.agency());
            if (agency != null) {
                members.add(named(agency.memberClass(), agency.code(), each.code()));
            }
        }
        return json(200, Map.of("member", members));
    }

    private static Map<String, Object> named(String memberClass, String member, String application) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("memberClass", memberClass);
        item.put("memberCode", member);
        item.put("applicationCode", application);
        return item;
    }

    /** Everything that {@code provider} offers; nothing where it is unknown or no identifier at all. */
    public static Reply methods(RouteTable table, @Nullable Member provider) {
        return services(provider, Lists.offers(table, provider));
    }

    /** What {@code consumer} may call of it; nothing where it is not known who asks. */
    public static Reply allowed(RouteTable table, @Nullable Member provider, @Nullable String consumer, LocalDate day) {
        return services(provider, Lists.allowed(table, provider, consumer, day));
    }

    private static Reply services(@Nullable Member provider, List<Lists.Offer> offers) {
        List<Map<String, Object>> members = new ArrayList<>();
        if (provider != null) {
            for (Lists.Offer each : offers) {
                Map<String, Object> item = named(provider.memberClass(), provider.agency(), provider.application());
                item.put("serviceCode", each.service().code());
                item.put("serviceVersion", "v1");
                item.put("serviceType", "OPENAPI");
                item.put("endpointList", Map.of("member", Lists.endpoints(each)));
                members.add(item);
            }
        }
        return json(200, Map.of("member", members));
    }

    /** The document of a service as a JSON string; 400 for what is no identifier, 404 where there is no such service. */
    public static Reply document(RouteTable table, String provider, @Nullable String service, String server) {
        String[] parts = provider.split("/", PARTS + 1);
        boolean named = parts.length == PARTS
                && parts[0].matches(NAME)
                && parts[1].matches(NAME)
                && parts[2].matches(CODE)
                && parts[3].matches(CODE);
        if (!named) {
            return json(400, "identifier (expected: instance/class/member/application)");
        }
        if (service == null || !service.matches(CODE)) {
            return json(400, "serviceCode (expected: letters and digits)");
        }
        String text = Lists.document(table, Member.parse(provider), service, server);
        return text == null ? json(404, "No such service.") : json(200, text);
    }

    private static Reply json(int status, Object body) {
        return new Reply(
                status,
                Headers.of(Map.of("Content-Type", "application/json; charset=utf-8", "Cache-Control", "no-store")),
                JSON.writeValueAsBytes(body));
    }
}
