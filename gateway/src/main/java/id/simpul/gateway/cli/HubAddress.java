package id.simpul.gateway.cli;

import java.util.Map;

/** Where the hub is, and as whom the commands call it. */
record HubAddress(String gateway, String web, String clientId, String clientSecret, String language) {

    static HubAddress from(Map<String, String> environment) {
        int base = base(environment.getOrDefault("SIMPUL_PORT_BASE", "0"));
        return new HubAddress(
                url(environment, "SIMPUL_GATEWAY_URL", 8000 + base),
                url(environment, "SIMPUL_WEB_URL", 8080 + base),
                environment.getOrDefault("SIMPUL_CLIENT_ID", "konsol"),
                environment.getOrDefault("SIMPUL_CLIENT_SECRET", "konsol-demo"),
                environment.getOrDefault("LANG", "").startsWith("en") ? "en" : "id");
    }

    private static int base(String text) {
        return text.strip().matches("\\d{1,5}") ? Integer.parseInt(text.strip()) : 0;
    }

    private static String url(Map<String, String> environment, String name, int port) {
        String given = environment.getOrDefault(name, "http://127.0.0.1:" + port);
        return given.endsWith("/") ? given.substring(0, given.length() - 1) : given;
    }

    /** Leaves the secret out. */
    @Override
    public String toString() {
        return "HubAddress[" + web + " as " + clientId + "]";
    }
}
