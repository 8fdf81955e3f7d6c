package id.simpul.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.gateway.runtime.Ports;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** A person with a browser but without a screen, who follows where answers lead. */
final class Person {
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(Redirect.NORMAL)
            .build();
    private final Ports ports;

    Person(Ports ports) {
        this.ports = ports;
    }

    /** Signs in as an account of the sample city; answers the path where that leads. */
    String signIn(String name) {
        return submit("/masuk", "/masuk", Map.of("nama", name, "sandi", name))
                .uri()
                .getPath();
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(address(path)));
    }

    /** Opens a page and sends a form of it: what is given, and what the page hid in its forms. */
    HttpResponse<String> submit(String page, String action, Map<String, String> fields) {
        return post(action, filled(get(page).body(), fields));
    }

    /** The fields of a form as its page would send them. */
    static Map<String, String> filled(String page, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>();
        Matcher hidden = Pattern.compile("type=\"hidden\" name=\"(\\w+)\" value=\"([^\"]*)\"")
                .matcher(page);
        while (hidden.find()) {
            all.put(hidden.group(1), hidden.group(2));
        }
        all.putAll(fields);
        return all;
    }

    HttpResponse<String> post(String path, Map<String, String> fields) {
        String form = fields.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(address(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    /** The lines of a page that a person would copy. */
    static String lines(HttpResponse<String> page, String id) {
        Matcher lines = Pattern.compile("<pre[^>]* id=\"" + id + "\"[^>]*><code>(.*?)</code>", Pattern.DOTALL)
                .matcher(page.body());
        assertThat(lines.find()).as(id + " in " + page.body()).isTrue();
        return HtmlUtils.htmlUnescape(lines.group(1));
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + ports.web() + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new AssertionError(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }
}
