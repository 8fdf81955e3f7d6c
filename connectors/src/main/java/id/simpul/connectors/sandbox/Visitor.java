package id.simpul.connectors.sandbox;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Plays a citizen with a browser: opens the portal's form, fills it in, sends it. */
@Component
@Conditional(SampleCity.class)
class Visitor {
    private static final int WEB = 8080;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

    private final URI portal;

    Visitor(Environment environment) {
        int base = environment.getProperty("simpul.port-base", Integer.class, 0);
        this.portal =
                URI.create("http://localhost:" + environment.getProperty("simpul.port.web", Integer.class, WEB + base));
    }

    /**
     * Sends the form at {@code path} with what it holds itself and {@code typed}.
     *
     * @return the page that it leads to
     */
    HttpResponse<String> send(String path, Map<String, String> typed) throws IOException, InterruptedException {
        try (HttpClient browser = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .version(HttpClient.Version.HTTP_1_1)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build()) {
            HttpResponse<String> form = browser.send(request(path).build(), BodyHandlers.ofString());
            Map<String, String> fields = new LinkedHashMap<>();
            Matcher hidden = HIDDEN.matcher(form.body());
            while (hidden.find()) {
                fields.put(hidden.group(1), hidden.group(2));
            }
            fields.putAll(typed);
            HttpRequest sent = request(path)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(encoded(fields)))
                    .build();
            return browser.send(sent, BodyHandlers.ofString());
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(portal.resolve(path)).timeout(PATIENCE);
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
