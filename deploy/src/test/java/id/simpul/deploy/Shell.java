package id.simpul.deploy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a command wrote and how it ended. */
record Shell(int exitCode, String output) {

    static Shell run(String... command) {
        return run(Map.of(), command);
    }

    /** With exactly this environment where one is given, else with ours. */
    static Shell run(Map<String, String> environment, String... command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            if (!environment.isEmpty()) {
                builder.environment().clear();
                builder.environment().putAll(environment);
            }
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Shell(process.waitFor(), output);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
