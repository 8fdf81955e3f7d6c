package id.simpul.gateway.portal;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Which pages this hub has: nothing that is not there is offered. */
@Component
public class Halaman {
    private final ObjectProvider<RequestMappingHandlerMapping> mappings;
    private volatile @Nullable Set<String> paths;

    Halaman(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    /** Whether {@code path}, without a variable in it, is a page. */
    public boolean ada(String path) {
        Set<String> known = paths;
        if (known == null) {
            known = read();
            paths = known;
        }
        return known.contains(path);
    }

    private Set<String> read() {
        Set<String> found = new HashSet<>();
        mappings.orderedStream()
                .flatMap(each -> each.getHandlerMethods().keySet().stream())
                .forEach(each -> found.addAll(each.getPatternValues()));
        return found;
    }
}
