package id.simpul.gateway.subscription;

import id.simpul.hub.registry.Problem;
import id.simpul.hub.registry.Registry;
import id.simpul.hub.registry.yaml.RegistryExport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The file of one agency as the registry exports it, to be changed at one application and applied again: whatever judges
 * files judges it, and a change by somebody else since is told by the digest that it carries.
 */
final class AgencyFile {
    private static final int MAX_LENGTH = 4 * 1024 * 1024;
    private static final String CODE = "code";
    private static final String CONNECTIONS = "connections";
    private static final String SUBSCRIPTIONS = "subscriptions";
    private static final String SETTINGS = "settings";
    private static final String ADDRESS = "baseUrl";

    private final String name;
    private final Map<String, Object> file;
    private final Map<String, Object> application;
    private final int number;

    private AgencyFile(String name, Map<String, Object> file, List<Map<String, Object>> applications, int number) {
        this.name = name;
        this.file = file;
        this.application = applications.get(number);
        this.number = number;
    }

    /** The file with {@code application} in it; empty where the registry has none of that code. */
    static Optional<AgencyFile> of(Registry registry, String application) {
        return registry.applications().stream()
                .filter(each -> each.code().equals(application))
                .findFirst()
                .map(each -> of(registry, each.agency(), application));
    }

    private static AgencyFile of(Registry registry, String agency, String application) {
        String name = agency + ".yaml";
        String text = RegistryExport.files(registry.part(agency)).getOrDefault(name, "");
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_LENGTH);
        Map<String, Object> file = new Yaml(new SafeConstructor(options)).load(text);
        List<Map<String, Object>> applications = list(file, "applications");
        int number = index(applications, application);
        return new AgencyFile(name, file, applications, number);
    }

    Map<String, String> files() {
        return Map.of(name, new Yaml().dump(file));
    }

    List<Map<String, Object>> subscriptions() {
        return list(application, SUBSCRIPTIONS);
    }

    Optional<Map<String, Object>> subscription(String code) {
        return found(subscriptions(), code);
    }

    /** Puts a subscription in the place of the one with that code, or behind all others. */
    void put(String code, Map<String, Object> subscription) {
        int at = index(subscriptions(), code);
        if (at < 0) {
            items(SUBSCRIPTIONS).add(subscription);
        } else {
            items(SUBSCRIPTIONS).set(at, subscription);
        }
    }

    void remove(String code) {
        items(SUBSCRIPTIONS).removeIf(each -> each.get(CODE) instanceof String other && other.equals(code));
    }

    /** The address of the connection of that name, where it is one by HTTP with nothing but an address. */
    Optional<String> address(String connection) {
        return found(list(application, CONNECTIONS), connection)
                .filter(each -> each.keySet().equals(Set.of(CODE, "kind", SETTINGS)))
                .filter(each -> "http".equals(each.get("kind")))
                .flatMap(each -> address(each.get(SETTINGS)));
    }

    private static Optional<String> address(@Nullable Object settings) {
        return settings instanceof Map<?, ?> fields && fields.size() == 1 && fields.get(ADDRESS) instanceof String url
                ? Optional.of(url)
                : Optional.empty();
    }

    boolean connects(String connection) {
        return index(list(application, CONNECTIONS), connection) >= 0;
    }

    /** Whether a service, or another subscription than {@code but}, goes over the connection. */
    boolean shared(String connection, String but) {
        return list(application, "services").stream().anyMatch(each -> uses(each, connection))
                || subscriptions().stream()
                        .filter(each -> !but.equals(each.get(CODE)))
                        .anyMatch(each -> uses(each, connection));
    }

    private static boolean uses(Map<String, Object> each, String connection) {
        return connection.equals(each.get("connection"));
    }

    /** Makes the connection one by HTTP to {@code url}. */
    void connect(String connection, String url) {
        Map<String, Object> made = new LinkedHashMap<>();
        made.put(CODE, connection);
        made.put("kind", "http");
        made.put(SETTINGS, Map.of(ADDRESS, url));
        int at = index(list(application, CONNECTIONS), connection);
        if (at < 0) {
            items(CONNECTIONS).add(made);
        } else {
            items(CONNECTIONS).set(at, made);
        }
    }

    void disconnect(String connection) {
        items(CONNECTIONS).removeIf(each -> connection.equals(each.get(CODE)));
    }

    /** The problem with its field as the subscription's body names it. */
    Problem told(Problem problem, String code) {
        int at = index(subscriptions(), code);
        int connection = index(list(application, CONNECTIONS), code);
        String mine = "applications[" + number + "].";
        String field = problem.field()
                .replace(mine + SUBSCRIPTIONS + "[" + at + "].", "")
                .replace(mine + CONNECTIONS + "[" + connection + "].settings." + ADDRESS, "endpoint.url");
        return new Problem("", 0, field, problem.expected(), problem.found());
    }

    private List<Map<String, Object>> items(String of) {
        List<Map<String, Object>> items = new ArrayList<>(list(application, of));
        application.put(of, items);
        return items;
    }

    private static Optional<Map<String, Object>> found(List<Map<String, Object>> items, String code) {
        int at = index(items, code);
        return at < 0 ? Optional.empty() : Optional.of(items.get(at));
    }

    private static int index(List<Map<String, Object>> items, String code) {
        return IntStream.range(0, items.size())
                .filter(each -> code.equals(items.get(each).get(CODE)))
                .findFirst()
                .orElse(-1);
    }

    /** What the export writes as a list of mappings; an empty one where it is left out. */
    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Map<String, Object> owner, String name) {
        return (List<Map<String, Object>>) owner.getOrDefault(name, List.of());
    }
}
