package id.simpul.gateway.runtime;

/** The few lines that a person needs once the hub serves. */
final class StartScreen {
    private StartScreen() {}

    static String of(Settings settings) {
        Ports ports = settings.ports();
        return """

                Simpul melayani (is serving). Ctrl-C menghentikan (stops it).

                  gateway    http://localhost:%d/api
                  portal     http://localhost:%d/
                  konsol     http://localhost:%d/konsol
                  management http://localhost:%d/actuator/health
                  folder     %s
                """.formatted(
                        ports.gateway(),
                        ports.web(),
                        ports.web(),
                        ports.management(),
                        settings.home().root());
    }
}
