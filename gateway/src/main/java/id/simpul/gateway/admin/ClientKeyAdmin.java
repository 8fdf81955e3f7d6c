package id.simpul.gateway.admin;

import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.Author;
import id.simpul.hub.registry.ClientKey;
import id.simpul.hub.registry.Registry;
import id.simpul.hub.registry.RegistryApply;
import id.simpul.hub.registry.RegistryStore;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The public keys by which an application signs its requests for tokens, as a JWK set (RFC 7517, section 5). */
@RestController
@RequestMapping(AdminSecurity.ROOT + "/clients/{application}/keys")
class ClientKeyAdmin {
    private static final int MOST = 5;
    /** What makers of JWKs add and nobody here needs. */
    private static final List<String> PASSED_OVER = List.of("key_ops", "ext", "x5c", "x5t", "x5t#S256", "x5u");

    private final RegistryApply apply;
    private final RegistryStore store;

    ClientKeyAdmin(RegistryApply apply, RegistryStore store) {
        this.apply = apply;
        this.store = store;
    }

    /** A JWK set. */
    record KeySet(List<Map<String, String>> keys) {}

    @GetMapping
    KeySet keys(@PathVariable String application) throws FaultException {
        return new KeySet(of(store.current(), application).keys().stream()
                .map(ClientKey::members)
                .toList());
    }

    /** Replaces all keys of the application; with two in the set, both are valid while it changes over. */
    @PutMapping
    KeySet replace(@PathVariable String application, @RequestBody JsonNode body, Principal who) throws FaultException {
        List<ClientKey> keys = read(body);
        of(store.current(), application);
        apply.change(
                current -> current.with(current.applications().stream()
                        .map(each -> each.code().equals(application) ? each.withKeys(keys) : each)
                        .toList()),
                new Author(who.getName(), "public keys of " + application));
        return keys(application);
    }

    private static Application of(Registry registry, String application) throws FaultException {
        return registry.applications().stream()
                .filter(each -> each.code().equals(application))
                .findFirst()
                .orElseThrow(() ->
                        new FaultException(Fault.caller(FaultCode.HALAMAN_TIDAK_ADA, "No application has this code.")));
    }

    private static List<ClientKey> read(JsonNode body) throws FaultException {
        JsonNode given = body.path("keys");
        if (!given.isArray() || given.size() > MOST) {
            throw wrong("keys: " + (given.isArray() ? given.size() : "absent") + " (expected: a list of at most " + MOST
                    + " JWKs)");
        }
        List<ClientKey> keys = new ArrayList<>();
        for (JsonNode each : given) {
            keys.add(key(each));
        }
        keys.sort(Comparator.comparing(ClientKey::kid));
        if (keys.stream().map(ClientKey::kid).distinct().count() != keys.size()) {
            throw wrong("kid: used twice (expected: each once)");
        }
        return List.copyOf(keys);
    }

    private static ClientKey key(JsonNode jwk) throws FaultException {
        Map<String, String> members = new TreeMap<>();
        for (Map.Entry<String, JsonNode> each : jwk.properties()) {
            if (!PASSED_OVER.contains(each.getKey())) {
                members.put(
                        each.getKey(),
                        each.getValue().isString() ? each.getValue().stringValue() : "");
            }
        }
        try {
            return ClientKey.of(members);
        } catch (IllegalArgumentException notPublic) {
            throw wrong(String.valueOf(notPublic.getMessage()));
        }
    }

    private static FaultException wrong(String detail) {
        return new FaultException(Fault.caller(FaultCode.ISI_TIDAK_SAH, detail));
    }
}
