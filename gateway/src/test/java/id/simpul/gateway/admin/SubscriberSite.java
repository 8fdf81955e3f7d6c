package id.simpul.gateway.admin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A subscriber's own server on loopback, which answers the hub's challenge as it is told. */
final class SubscriberSite implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** How it answers. */
    enum Manner {
        BY_HEADER,
        BY_FIELD,
        UNSIGNED,
        OTHER_CHALLENGE,
        NOT_JSON,
        REDIRECT,
        HANGS_UP
    }

    private final HttpServer server;
    private volatile Manner manner = Manner.BY_HEADER;
    private volatile String secret = "";
    private volatile String lastSignature = "";

    SubscriberSite() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** From now on it answers like this, with {@code whsec}. */
    void answers(Manner next, String whsec) {
        manner = next;
        secret = whsec;
    }

    /** The signature header of the latest challenge. */
    String lastSignature() {
        return lastSignature;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode asked = JSON.readTree(exchange.getRequestBody().readAllBytes());
            lastSignature = String.valueOf(exchange.getRequestHeaders().getFirst("webhook-signature"));
            String challenge = asked.path("challenge").asString("");
            boolean known = asked.path("type").asString("").equals("simpul.verifikasi")
                    && exchange.getRequestURI().getPath().equals("/hook/terima");
            if (known && manner != Manner.HANGS_UP) {
                answer(exchange, challenge);
            }
        }
    }

    private void answer(HttpExchange exchange, String challenge) throws IOException {
        String body = "{\"challenge\":\"" + challenge + "\"}";
        switch (manner) {
            case BY_HEADER -> exchange.getResponseHeaders().set("signature", signature(challenge));
            case BY_FIELD ->
                body = "{\"challenge\":\"%s\",\"signature\":\"%s\"}".formatted(challenge, signature(challenge));
            case OTHER_CHALLENGE -> body = "{\"challenge\":\"lain\",\"signature\":\"" + signature("lain") + "\"}";
            case NOT_JSON -> body = challenge;
            case REDIRECT -> exchange.getResponseHeaders().set("location", "/hook/lain");
            case UNSIGNED, HANGS_UP -> {}
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(manner == Manner.REDIRECT ? 307 : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private String signature(String challenge) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
            byte[] signed = mac.doFinal(challenge.getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(signed);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
