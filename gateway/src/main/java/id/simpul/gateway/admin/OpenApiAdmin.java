package id.simpul.gateway.admin;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The API's own description: written as YAML beside this class, served as JSON. */
@RestController
class OpenApiAdmin {

    @GetMapping(AdminSecurity.DESCRIPTION)
    Map<String, Object> description() throws IOException {
        try (InputStream in = OpenApiAdmin.class.getResourceAsStream("openapi.yaml")) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(Objects.requireNonNull(in, "openapi.yaml"));
        }
    }
}
