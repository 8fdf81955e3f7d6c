package id.simpul.gateway.identity;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;
import org.springframework.web.util.ServletRequestPathUtils;

/** Tells a page that needs a sign-in from one that does not exist: a mistyped address must not lead to the sign-in page. */
@Component
class KnownPages {
    private final ObjectProvider<HandlerMapping> mappings;

    KnownPages(ObjectProvider<HandlerMapping> mappings) {
        this.mappings = mappings;
    }

    boolean has(HttpServletRequest request) {
        ServletRequestPathUtils.parseAndCache(request);
        return mappings.orderedStream().anyMatch(each -> answers(each, request));
    }

    private static boolean answers(HandlerMapping mapping, HttpServletRequest request) {
        try {
            HandlerExecutionChain chain = mapping.getHandler(request);
            return chain != null && !(chain.getHandler() instanceof ResourceHttpRequestHandler);
        } catch (Exception knownButNotSo) {
            return true;
        }
    }
}
