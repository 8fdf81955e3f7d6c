package id.simpul.gateway.runtime;

import java.util.Map;

/** Row 15: the embedded servers without a hub, until standard input ends; prints what a hub needs to reach them. */
public final class ServersAlone {
    private ServersAlone() {}

    public static void main(String[] arguments) throws Exception {
        Settings settings = Settings.from(System.getenv());
        HomeLock.take(settings.home());
        EmbeddedServers servers = new EmbeddedServers(settings);
        Progress progress = new Progress(System.err);
        Steps steps = new Steps(progress);
        servers.start(steps);
        steps.await(() -> {});
        try {
            access(servers).forEach((name, value) -> System.out.println(name + "=" + value));
            System.out.println("ready");
            while (System.in.read() >= 0) {
                // the bench says nothing; it closes its end when it is done
            }
        } finally {
            servers.stop(progress);
        }
        System.exit(0);
    }

    private static Map<String, Object> access(EmbeddedServers servers) {
        Map<String, Object> kafka = servers.kafka().client();
        String jaas = String.valueOf(kafka.get("sasl.jaas.config"));
        return Map.of(
                "SIMPUL_DB_URL", servers.database().url(),
                "SIMPUL_DB_USER", servers.database().user(),
                "SIMPUL_DB_PASSWORD", servers.database().password(),
                "SIMPUL_KAFKA_BOOTSTRAP", kafka.get("bootstrap.servers"),
                "SIMPUL_KAFKA_SECURITY_PROTOCOL", kafka.get("security.protocol"),
                "SIMPUL_KAFKA_SASL_MECHANISM", kafka.get("sasl.mechanism"),
                "SIMPUL_KAFKA_USER", quoted(jaas, "username"),
                "SIMPUL_KAFKA_PASSWORD", quoted(jaas, "password"));
    }

    private static String quoted(String jaas, String name) {
        return jaas.replaceAll(".*" + name + "=\"([^\"]*)\".*", "$1");
    }
}
