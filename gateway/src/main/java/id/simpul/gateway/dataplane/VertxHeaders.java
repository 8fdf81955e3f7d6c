package id.simpul.gateway.dataplane;

import id.simpul.hub.message.Headers;
import io.vertx.core.MultiMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A request's headers, lent without a copy. */
record VertxHeaders(MultiMap values) implements Headers {
    @Override
    public @Nullable String first(String name) {
        return values.get(name);
    }

    @Override
    public int count(String name) {
        return values.getAll(name).size();
    }

    @Override
    public void forEach(BiConsumer<String, String> each) {
        for (Map.Entry<String, String> entry : values) {
            each.accept(entry.getKey(), entry.getValue());
        }
    }

    /** Leaves the values out: they may be credentials. */
    @Override
    public String toString() {
        return "Headers" + values.names();
    }
}
