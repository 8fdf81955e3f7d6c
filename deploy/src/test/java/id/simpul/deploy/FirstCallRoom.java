package id.simpul.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.simpul.gateway.runtime.Ports;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** Two agencies of a running hub, one that offers and one that asks, and their people. */
final class FirstCallRoom {
    static final String SERVICE = "/pengembang/layanan/penyedia/warga";
    static final String FORM = SERVICE + "/uji";
    static final String PURPOSE = "Memeriksa alamat pemohon izin";
    static final String BASIS = "UU 27/2022 Pasal 20 ayat (2) huruf e";

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final AtomicInteger FRESH = new AtomicInteger();

    final HubClient hub;
    private final Ports ports;

    FirstCallRoom(Ports ports, int targetPort) {
        this.ports = ports;
        this.hub = new HubClient(ports);
        apply("penyedia.yaml", targetPort);
        apply("peminta.yaml", targetPort);
        await("the people of the new agencies")
                .atMost(PATIENCE)
                .until(() -> new Person(ports).signIn("dev-pemintaopd").equals("/pengembang"));
    }

    private void apply(String name, int targetPort) {
        try (var yaml = Objects.requireNonNull(FirstCallRoom.class.getResourceAsStream(name))) {
            String text = new String(yaml.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("TARGET_PORT", Integer.toString(targetPort));
            HttpResponse<String> applied = hub.apply(name, text);
            assertThat(applied.statusCode()).as(applied.body()).isEqualTo(200);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    Person person(String name) {
        Person person = new Person(ports);
        person.signIn(name);
        return person;
    }

    Person nobody() {
        return new Person(ports);
    }

    /** A code that no application has yet. */
    static String freshCode() {
        return "antrian" + (char) ('a' + FRESH.getAndIncrement());
    }

    /** The wizard's fields for a new application. */
    static Map<String, String> fresh(String code) {
        return with(Map.of("aplikasi", "+", "kode", code, "nama", "Antrian Loket", "tujuan", PURPOSE, "dasar", BASIS));
    }

    static Map<String, String> with(Map<String, String> fields, String... others) {
        Map<String, String> all = new HashMap<>(fields);
        for (int i = 0; i < others.length; i += 2) {
            all.put(others[i], others[i + 1]);
        }
        return all;
    }

    /** The page with the test key of a new application. */
    HttpResponse<String> key(Person developer, String code) {
        HttpResponse<String> page = developer.submit(FORM, FORM, fresh(code));
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        return page;
    }

    /** The path of the request that the page with the key leads to. */
    static String request(HttpResponse<String> page) {
        var link =
                java.util.regex.Pattern.compile("/pengembang/permintaan/\\d+").matcher(page.body());
        assertThat(link.find()).as(page.body()).isTrue();
        return link.group();
    }

    static Map<String, String> production() {
        return Map.of("operasi", "baca", "kolom", "nik, nama", "tujuan", PURPOSE, "dasar", BASIS);
    }

    /** A request that waits for its owner. */
    String submitted(Person developer, String code) {
        String request = request(key(developer, code));
        HttpResponse<String> answer = developer.submit(request, request + "/ajukan", production());
        assertThat(answer.body()).contains("Menunggu pemilik data");
        return request;
    }

    static String decision(String request) {
        return request.replace("/pengembang/", "/konsol/");
    }
}
