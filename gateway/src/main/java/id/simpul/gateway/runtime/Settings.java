package id.simpul.gateway.runtime;

import id.simpul.hub.log.KafkaSettings;
import id.simpul.hub.store.Home;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the operator set in the environment; an absent database or broker means the embedded one. */
public record Settings(
        Home home,
        Ports ports,
        HttpSettings http,
        Optional<DatabaseAccess> database,
        Optional<KafkaSettings> kafka,
        Optional<String> otlp) {

    /** Reads the {@code SIMPUL_} variables. */
    public static Settings from(Map<String, String> environment) {
        Map<String, String> set = new HashMap<>(environment);
        set.values().removeIf(String::isBlank);
        return new Settings(home(set), ports(set), HttpSettings.of(set), database(set), kafka(set), otlp(set));
    }

    /** How the gateway is addressed on this machine. */
    public String gatewayUrl(String host) {
        return (http.tls() == null ? "http://" : "https://") + host + ":" + ports.gateway();
    }

    private static Optional<String> otlp(Map<String, String> set) {
        String endpoint = set.get("SIMPUL_OTLP_ENDPOINT");
        if (endpoint != null && !endpoint.matches("https?://[^/?#]+(/[^?#]*)?")) {
            throw StartFailure.configuration(
                    "SIMPUL_OTLP_ENDPOINT: " + endpoint + " (expected: as in http://localhost:4318)");
        }
        return Optional.ofNullable(endpoint).map(each -> each.replaceAll("/+$", ""));
    }

    private static Home home(Map<String, String> set) {
        Path data = Path.of(set.getOrDefault("XDG_DATA_HOME", System.getProperty("user.home") + "/.local/share"));
        Path root =
                Path.of(set.getOrDefault("SIMPUL_HOME", data.resolve("simpul").toString()));
        return new Home(root.toAbsolutePath().normalize());
    }

    private static Ports ports(Map<String, String> set) {
        String base = set.getOrDefault("SIMPUL_PORT_BASE", "0");
        try {
            return new Ports(Integer.parseInt(base.strip()));
        } catch (NumberFormatException e) {
            throw StartFailure.configuration(
                    "SIMPUL_PORT_BASE: " + base + " (expected: a whole number from 0 to " + Ports.HIGHEST_BASE + ")");
        } catch (IllegalArgumentException outOfRange) {
            throw StartFailure.configuration(String.valueOf(outOfRange.getMessage()));
        }
    }

    private static Optional<DatabaseAccess> database(Map<String, String> set) {
        String url = set.get("SIMPUL_DB_URL");
        if (url == null) {
            return Optional.empty();
        }
        if (!url.startsWith("jdbc:postgresql:")) {
            throw StartFailure.configuration("SIMPUL_DB_URL (expected: jdbc:postgresql://host:port/database)");
        }
        return Optional.of(new DatabaseAccess(
                url, set.getOrDefault("SIMPUL_DB_USER", "simpul"), set.getOrDefault("SIMPUL_DB_PASSWORD", "")));
    }

    private static Optional<KafkaSettings> kafka(Map<String, String> set) {
        String bootstrap = set.get("SIMPUL_KAFKA_BOOTSTRAP");
        if (bootstrap == null) {
            return Optional.empty();
        }
        Map<String, Object> client = new HashMap<>();
        client.put("bootstrap.servers", bootstrap);
        client.put("security.protocol", set.getOrDefault("SIMPUL_KAFKA_SECURITY_PROTOCOL", "PLAINTEXT"));
        if (set.containsKey("SIMPUL_KAFKA_USER")) {
            client.putAll(sasl(set));
        }
        return Optional.of(new KafkaSettings(client));
    }

    private static Map<String, Object> sasl(Map<String, String> set) {
        String mechanism =
                set.getOrDefault("SIMPUL_KAFKA_SASL_MECHANISM", "PLAIN").toUpperCase(Locale.ROOT);
        String module = mechanism.startsWith("SCRAM") ? "scram.ScramLoginModule" : "plain.PlainLoginModule";
        String jaas = "org.apache.kafka.common.security.%s required username=\"%s\" password=\"%s\";"
                .formatted(
                        module,
                        quoted(set.getOrDefault("SIMPUL_KAFKA_USER", "")),
                        quoted(set.getOrDefault("SIMPUL_KAFKA_PASSWORD", "")));
        return Map.of("sasl.mechanism", mechanism, "sasl.jaas.config", jaas);
    }

    private static String quoted(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
