package id.simpul.gateway;

import id.simpul.gateway.cli.Cli;
import id.simpul.gateway.runtime.Hub;
import id.simpul.gateway.runtime.KafkaBroker;
import java.nio.file.Path;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The entry of the one archive: the hub, its broker's process, or a command of the operator. */
@SpringBootApplication(scanBasePackages = "id.simpul")
public class SimpulApplication {

    public static void main(String[] arguments) throws Exception {
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) throws Exception {
        String word = arguments.length == 0 ? "run" : arguments[0];
        return switch (word) {
            case "run" -> Hub.run(System.getenv());
            case "broker" -> KafkaBroker.run(Path.of(arguments[1]));
            default -> command(arguments);
        };
    }

    private static int command(String[] arguments) {
        System.setProperty("logback.configurationFile", "logback-cli.xml");
        return Cli.run(arguments);
    }
}
