package id.simpul.gateway.facet;

import id.simpul.hub.message.Headers;
import id.simpul.hub.message.Reply;
import id.simpul.hub.registry.Agency;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.RouteTable;
import id.simpul.hub.registry.Service;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code GET /directory}: what the city's applications offer, for everybody: agencies, applications, services, operations, and
 * how to ask for access. JSON, or a page for a browser.
 */
public final class Directory {
    static final int PAGE = 20;
    static final int MOST = 100;

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int TAG_BYTES = 16;

    private Directory() {}

    /**
     * What is asked for.
     *
     * @param text stands in the name or code of an agency, an application or a service; empty: everything
     * @param page from 1
     * @param size applications a page, 1 to 100
     */
    public record Wish(
            String text,
            int page,
            int size,
            boolean html,
            boolean english,
            @Nullable String known) {
        /** The wish of a raw request; numbers that are none, or too large, become the nearest that can be served. */
        public static Wish of(
                @Nullable String text,
                @Nullable String page,
                @Nullable String size,
                boolean html,
                boolean english,
                @Nullable String known) {
            String short200 = text == null ? "" : text.substring(0, Math.min(200, text.length()));
            return new Wish(
                    short200.strip(), number(page, 1, 1_000_000), number(size, PAGE, MOST), html, english, known);
        }

        private static int number(@Nullable String text, int usual, int most) {
            return text != null && text.matches("\\d{1,9}") ? Math.clamp(Integer.parseInt(text), 1, most) : usual;
        }
    }

    /** An application that has something to offer, with its agency and those of its services that were asked for. */
    record Entry(Agency agency, Application application, List<Service> services) {}

    /** The answer, or 304 where {@link Wish#known} names it already. */
    public static Reply answer(RouteTable table, Wish wish, String gateway, String portal) {
        List<Entry> all = entries(table, wish.text().toLowerCase(Locale.ROOT));
        List<Entry> page = all.stream()
                .skip((wish.page() - 1L) * wish.size())
                .limit(wish.size())
                .toList();
        String city = table.registry().city().name();
        byte[] body = wish.html()
                ? DirectoryPage.of(city, all.size(), page, wish, portal).getBytes(StandardCharsets.UTF_8)
                : JSON.writeValueAsBytes(document(table, all.size(), page, wish, gateway, portal));
        return reply(wish, body);
    }

    private static Reply reply(Wish wish, byte[] body) {
        Map<String, String> about = new LinkedHashMap<>();
        String tag = tag(body);
        about.put("ETag", tag);
        about.put("Cache-Control", "public, max-age=60");
        about.put("Vary", "Accept, Accept-Language");
        if (known(wish.known(), tag)) {
            return new Reply(304, Headers.of(about), new byte[0]);
        }
        about.put("Content-Type", wish.html() ? "text/html; charset=utf-8" : "application/json; charset=utf-8");
        about.put("X-Content-Type-Options", "nosniff");
        if (wish.html()) {
            about.put("Content-Language", wish.english() ? "en" : "id");
            about.put("Content-Security-Policy", DirectoryPage.POLICY);
            about.put("Referrer-Policy", "no-referrer");
        }
        return new Reply(200, Headers.of(about), body);
    }

    private static List<Entry> entries(RouteTable table, String text) {
        List<Agency> agencies = table.registry().agencies().stream()
                .sorted(Comparator.comparing(Agency::name))
                .toList();
        return agencies.stream()
                .flatMap(agency -> table.registry().applications().stream()
                        .filter(each -> each.agency().equals(agency.code()))
                        .sorted(Comparator.comparing(Application::name))
                        .map(each -> entry(agency, each, text)))
                .filter(each -> !each.services().isEmpty())
                .toList();
    }

    /** Whose agency or application has the text shows all services, else those that have it. */
    private static Entry entry(Agency agency, Application application, String text) {
        boolean whole = has(text, agency.code(), agency.name(), application.code(), application.name());
        return new Entry(
                agency,
                application,
                application.services().stream()
                        .filter(each -> whole || has(text, each.code(), each.name(), each.nameEn()))
                        .toList());
    }

    private static boolean has(String text, String... names) {
        return Arrays.stream(names)
                .anyMatch(each -> each.toLowerCase(Locale.ROOT).contains(text));
    }

    private static Map<String, Object> document(
            RouteTable table, int total, List<Entry> page, Wish wish, String gateway, String portal) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("city", table.registry().city().name());
        document.put("instance", table.registry().city().instance());
        document.put("total", total);
        document.put("page", wish.page());
        document.put("size", wish.size());
        document.put("access", portal);
        document.put(
                "agencies",
                page.stream()
                        .map(Entry::agency)
                        .distinct()
                        .map(each -> agency(each, page, gateway))
                        .toList());
        return document;
    }

    private static Map<String, Object> agency(Agency agency, List<Entry> page, String gateway) {
        Map<String, Object> found = new LinkedHashMap<>();
        found.put("code", agency.code());
        found.put("name", agency.name());
        found.put("memberClass", agency.memberClass());
        found.put(
                "applications",
                page.stream()
                        .filter(each -> each.agency().equals(agency))
                        .map(each -> application(each, gateway))
                        .toList());
        return found;
    }

    private static Map<String, Object> application(Entry entry, String gateway) {
        Map<String, Object> found = new LinkedHashMap<>();
        found.put("code", entry.application().code());
        found.put("name", entry.application().name());
        found.put(
                "services",
                entry.services().stream()
                        .map(each -> service(entry.application(), each, gateway))
                        .toList());
        return found;
    }

    private static Map<String, Object> service(Application application, Service service, String gateway) {
        Map<String, Object> found = new LinkedHashMap<>();
        found.put("code", service.code());
        found.put("name", service.name());
        found.put("nameEn", service.nameEn());
        found.put("dataClass", service.dataClass().code());
        found.put("address", gateway + "/api/" + application.code() + "/" + service.code());
        found.put(
                "operations",
                service.operations().stream().map(Directory::operation).toList());
        return found;
    }

    private static Map<String, Object> operation(Service.Operation operation) {
        Map<String, Object> found = new LinkedHashMap<>();
        found.put("code", operation.code());
        found.put("method", operation.method());
        found.put("path", operation.path().toString());
        return found;
    }

    private static boolean known(@Nullable String known, String tag) {
        return known != null
                && Arrays.stream(known.split(","))
                        .map(String::strip)
                        .anyMatch(each -> each.equals("*") || each.equals(tag) || each.equals("W/" + tag));
    }

    private static String tag(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return '"' + HexFormat.of().formatHex(digest, 0, TAG_BYTES) + '"';
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
