package id.simpul.gateway.facet;

import id.simpul.hub.registry.Member;
import org.jspecify.annotations.Nullable;

/**
 * {@code /r1/{instance}/{memberClass}/{memberCode}/{subsystem}/{serviceCode}[/path]} (X-Road message protocol for REST 1.0.4).
 *
 * @param tail the raw path behind the service, with its leading slash, or empty; passed on byte for byte
 */
public record ServicePath(Member provider, String service, String tail) {
    /** The address of calls. */
    public static final String PREFIX = "/r1/";

    private static final int PARTS = 5;

    /** The service that {@code path} names, or null where it has too few parts or a character that no identifier has. */
    public static @Nullable ServicePath parse(String path, String prefix) {
        int[] ends = new int[PARTS];
        int from = prefix.length();
        for (int i = 0; i < PARTS; i++) {
            int slash = path.indexOf('/', from);
            ends[i] = slash < 0 ? path.length() : slash;
            if (slash < 0 && i + 1 < PARTS) {
                return null;
            }
            from = slash + 1;
        }
        Member provider = Member.parse(path.substring(prefix.length(), ends[PARTS - 2]));
        String service = Member.part(path.substring(ends[PARTS - 2] + 1, ends[PARTS - 1]));
        return provider == null || service == null
                ? null
                : new ServicePath(provider, service, path.substring(ends[PARTS - 1]));
    }

    @Override
    public String toString() {
        return provider + "/" + service;
    }
}
