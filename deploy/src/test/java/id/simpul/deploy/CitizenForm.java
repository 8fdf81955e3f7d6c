package id.simpul.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.gateway.runtime.Ports;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A citizen's browser without a screen: fills the form for a lost identity card. */
final class CitizenForm {
    private static final String FORM = "/layanan/ktphilang/ajukan";

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final Ports ports;

    CitizenForm(Ports ports) {
        this.ports = ports;
    }

    /** Sends the form; the receipt's page. */
    String apply(String nik, String name, String phone) throws IOException, InterruptedException {
        String page = get(FORM).body();
        HttpResponse<String> answer = post(
                FORM,
                "nik=" + nik + "&nama=" + URLEncoder.encode(name, StandardCharsets.UTF_8) + "&telepon=" + phone
                        + "&nomorLaporan=SKTLK-1&tanggalHilang=2026-11-20&tempatAmbil=disdukcapil&kunci="
                        + hidden("kunci", page) + "&_csrf=" + hidden("_csrf", page));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return get(URI.create(answer.headers().firstValue("Location").orElseThrow())
                        .getPath())
                .body();
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(address(path)).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(address(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + ports.web() + path);
    }

    private static String hidden(String name, String page) {
        Matcher field =
                Pattern.compile("name=\"" + name + "\" value=\"([^\"]+)\"").matcher(page);
        assertThat(field.find()).as(name).isTrue();
        return field.group(1);
    }
}
