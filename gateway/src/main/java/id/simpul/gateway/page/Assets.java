package id.simpul.gateway.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Addresses of styles, scripts and icons: their names carry a hash of their bytes, so that browsers keep them for good. */
@Component
public class Assets {
    static final String PATH = "/assets/";
    private static final String MANIFEST = "/static/assets/manifest.json";

    private final Map<String, String> addresses = new HashMap<>();

    Assets() {
        JsonNode files = manifest().path("files");
        files.propertyNames()
                .forEach(name ->
                        addresses.put(name, PATH + files.path(name).path("file").asString()));
    }

    private static JsonNode manifest() {
        try (InputStream in = Assets.class.getResourceAsStream(MANIFEST)) {
            if (in == null) {
                throw new IllegalStateException(MANIFEST + ": absent (expected: the output of gateway/web-assets)");
            }
            return JsonMapper.shared().readTree(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The address of the asset that the sources call {@code name}, such as {@code konsol.css}. */
    public String url(String name) {
        String address = addresses.get(name);
        if (address == null) {
            throw new IllegalArgumentException("asset: " + name + " (expected: one of " + addresses.keySet() + ")");
        }
        return address;
    }

    /** The address of one symbol of the sprite. */
    public String icon(String symbol) {
        return url("ikon.svg") + "#" + symbol;
    }
}
