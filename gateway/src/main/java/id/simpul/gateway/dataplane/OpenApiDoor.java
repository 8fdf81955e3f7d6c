package id.simpul.gateway.dataplane;

import id.simpul.hub.message.Headers;
import id.simpul.hub.message.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

/** {@code GET /openapi.json}: the gateway's own addresses, written as YAML beside this class, for everybody. */
@Component
class OpenApiDoor implements PublicDoor {
    private static final Headers ABOUT =
            Headers.of(Map.of("content-type", "application/json", "cache-control", "public, max-age=300"));

    private final byte[] document = document();

    private static byte[] document() {
        try (InputStream in = OpenApiDoor.class.getResourceAsStream("openapi.yaml")) {
            Object read =
                    new Yaml(new SafeConstructor(new LoaderOptions())).load(Objects.requireNonNull(in, "openapi.yaml"));
            return JsonMapper.shared().writeValueAsBytes(read);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public String path() {
        return "/openapi.json";
    }

    @Override
    public Reply answer(Headers headers) {
        return new Reply(200, ABOUT, document.clone());
    }
}
