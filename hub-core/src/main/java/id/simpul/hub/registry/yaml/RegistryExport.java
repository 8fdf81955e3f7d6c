package id.simpul.hub.registry.yaml;

import id.simpul.hub.registry.City;
import id.simpul.hub.registry.Registry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/**
 * Writes the registry as files, one an agency and one for the city. Each carries the digest of the state it shows, so
 * that an apply can tell a file that was exported before somebody else's change.
 */
public final class RegistryExport {
    private RegistryExport() {}

    /** File name to text. */
    public static Map<String, String> files(Registry registry) {
        Map<String, String> files = new TreeMap<>();
        if (!registry.city().equals(City.NONE)) {
            files.put("city.yaml", file(Document.city(registry.city())));
        }
        Document document = new Document(registry);
        registry.agencies().forEach(each -> files.put(each.code() + ".yaml", file(document.agency(each))));
        return files;
    }

    static String digest(City city) {
        return digest(Document.city(city));
    }

    static String digest(Registry registry, String agency) {
        return registry.agencies().stream()
                .filter(each -> each.code().equals(agency))
                .findFirst()
                .map(each -> digest(new Document(registry).agency(each)))
                .orElse("");
    }

    private static String file(Map<String, Object> content) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("format", RegistryReader.FORMAT);
        file.put("basedOn", digest(content));
        file.putAll(content);
        return yaml().dump(file);
    }

    private static String digest(Map<String, Object> content) {
        try {
            byte[] text = yaml().dump(content).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text), 0, 16);
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }

    private static Yaml yaml() {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        options.setSplitLines(false);
        options.setWidth(120);
        return new Yaml(new Writing(options), options);
    }

    /** Writes a text of several lines, such as a query, as a block. */
    private static final class Writing extends Representer {
        Writing(DumperOptions options) {
            super(options);
        }

        @Override
        protected Node representScalar(Tag tag, String value, DumperOptions.ScalarStyle style) {
            boolean block = value.contains("\n") && !value.startsWith(" ") && !value.startsWith("\n");
            return super.representScalar(tag, value, block ? DumperOptions.ScalarStyle.LITERAL : style);
        }
    }
}
