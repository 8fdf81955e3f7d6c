package id.simpul.gateway.identity;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/** Cases that a reader can judge without Java: a YAML list beside the test. */
final class Cases {
    private Cases() {}

    static List<Map<String, Object>> of(String file) throws IOException {
        try (InputStream in = Cases.class.getResourceAsStream(file)) {
            return new Yaml().load(in);
        }
    }

    static String text(Map<String, Object> each, String key, String fallback) {
        Object value = each.get(key);
        return value == null ? fallback : value.toString();
    }
}
