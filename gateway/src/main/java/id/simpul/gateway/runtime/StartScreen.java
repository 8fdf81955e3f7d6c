package id.simpul.gateway.runtime;

import id.simpul.hub.registry.RouteTable;
import org.jspecify.annotations.Nullable;

/** The few lines that a person needs once the hub serves. */
final class StartScreen {
    private StartScreen() {}

    static String of(Settings settings, @Nullable RouteTable table) {
        String screen = addresses(settings, table);
        return table != null && table.registry().city().sample() ? screen + sampleCity(settings) : screen;
    }

    /** What is served before everything is there. */
    static String meanwhile(RouteTable table) {
        return "melayani sementara (serving meanwhile): " + city(table)
                + "; layanan yang wajib bukti (strict services) menunggu Kafka";
    }

    private static String addresses(Settings settings, @Nullable RouteTable table) {
        Ports ports = settings.ports();
        return """

                Simpul melayani (is serving) %s. Ctrl-C menghentikan (stops it).

                  gateway    %s/api              aplikasi (for applications)
                  portal     http://localhost:%d/                 warga (for citizens)
                  konsol     http://localhost:%d/konsol           operator (for operators)
                  manajemen  http://localhost:%d/actuator/health  mesin (for machines)
                  folder     %s
                """.formatted(
                        city(table),
                        settings.gatewayUrl("localhost"),
                        ports.web(),
                        ports.web(),
                        ports.management(),
                        settings.home().root());
    }

    private static String city(@Nullable RouteTable table) {
        if (table == null) {
            return "tanpa registri (without a registry)";
        }
        return "%s, %d aplikasi (applications)"
                .formatted(
                        table.registry().city().name(),
                        table.registry().applications().size());
    }

    /** The command fetches its token itself, so that one paste shows a call. */
    private static String sampleCity(Settings settings) {
        return """

                  Akun contoh, sandi = nama (demo accounts, password = name):
                    operator, approver, auditor, pic-<opd>, dev-<opd>   misalnya (such as) pic-dukcapil
                  Klien contoh (demo clients): <aplikasi> dengan rahasia (with secret) <aplikasi>-demo

                  Coba (try): http://localhost:%2$d/coba, atau (or)

                curl -s -H "Authorization: Bearer $(curl -s -u simpeg:simpeg-demo -d grant_type=client_credentials \
                %1$s/oauth2/token | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')" \
                %1$s/api/dukcapil/penduduk/9971010101900000
                """.formatted(settings.gatewayUrl("localhost"), settings.ports().web());
    }
}
