package id.simpul.gateway.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.resource.EncodedResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;

/**
 * Gives the smallest of the compressed files: browsers name gzip before br, and the resolver would take the first that it
 * has.
 */
final class BrotliFirst extends EncodedResourceResolver {
    private static final String BROTLI = "br";

    @Override
    protected @Nullable Resource resolveResourceInternal(
            @Nullable HttpServletRequest request,
            String path,
            List<? extends Resource> locations,
            ResourceResolverChain chain) {
        return super.resolveResourceInternal(
                request != null && accepts(request) ? reordered(request) : request, path, locations, chain);
    }

    /** A weight, such as br;q=0, is a person's own setting and stays with the first rule. */
    private static boolean accepts(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        return header != null
                && List.of(header.toLowerCase(Locale.ROOT).split("\\s*,\\s*")).contains(BROTLI);
    }

    private static HttpServletRequest reordered(HttpServletRequest request) {
        return new HttpServletRequestWrapper(request) {
            @Override
            public @Nullable String getHeader(String name) {
                return HttpHeaders.ACCEPT_ENCODING.equalsIgnoreCase(name) ? BROTLI : super.getHeader(name);
            }
        };
    }
}
