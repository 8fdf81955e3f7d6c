package id.simpul.gateway.dataplane;

import io.vertx.core.MultiMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which of the two facets is spoken, told by the port. */
enum FacetDialect {
    XROAD("X-Road-Client", "X-Road-Client"),
    GOVSTACK("X-GovStack-Client", "Information-Mediator-Client");

    private final String header;
    private final String other;

    FacetDialect(String header, String other) {
        this.header = header;
        this.other = other;
    }

    /** The header that answers have. */
    String header() {
        return header;
    }

    /** Who says to be calling: of several lines the last counts; GovStack's REST access also knows X-Road's name. */
    @Nullable
    String client(MultiMap headers) {
        for (String name : List.of(header, other, XROAD.header)) {
            List<String> lines = headers.getAll(name);
            if (!lines.isEmpty()) {
                return lines.getLast();
            }
        }
        return null;
    }
}
