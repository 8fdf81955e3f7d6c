package id.simpul.gateway.cli;

import id.simpul.gateway.runtime.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Where the hub is, and as whom the commands call it. */
record HubAddress(String gateway, String web, String clientId, String clientSecret, String language) {

    static HubAddress from(Map<String, String> environment) {
        Settings settings = Settings.from(environment);
        return new HubAddress(
                url(environment, "SIMPUL_GATEWAY_URL", settings.gatewayUrl("127.0.0.1")),
                url(
                        environment,
                        "SIMPUL_WEB_URL",
                        "http://127.0.0.1:" + settings.ports().web()),
                environment.getOrDefault("SIMPUL_CLIENT_ID", "konsol"),
                environment.getOrDefault(
                        "SIMPUL_CLIENT_SECRET", secret(settings.home().consoleSecret())),
                environment.getOrDefault("LANG", "").startsWith("en") ? "en" : "id");
    }

    private static String url(Map<String, String> environment, String name, String fallback) {
        String given = environment.getOrDefault(name, fallback);
        return given.endsWith("/") ? given.substring(0, given.length() - 1) : given;
    }

    /** The secret that a hub outside the sample city left for its own user; the sample city's is no secret. */
    private static String secret(Path file) {
        try {
            return Files.isReadable(file) ? Files.readString(file).strip() : "konsol-demo";
        } catch (IOException unreadable) {
            throw CommandException.refused("simpul: " + file + ": " + unreadable.getMessage());
        }
    }

    /** Leaves the secret out. */
    @Override
    public String toString() {
        return "HubAddress[" + web + " as " + clientId + "]";
    }
}
