import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.IntStream;

/** The bench's own agencies, as files for the registry. */
final class Agency {
    static final int SERVICES_A_FILE = 1000;
    private static final int SERVICES_AN_APPLICATION = 10;

    private Agency() {}

    /** {@code agency.yaml}, with the targets of this run. */
    static String yaml(int targetPort, int slowPort) throws IOException {
        return Files.readString(Hub.HERE.resolve("agency.yaml"))
                .replace("TARGET_PORT", Integer.toString(targetPort))
                .replace("SLOW_PORT", Integer.toString(slowPort));
    }

    /** One agency with so many services, ten an application, each with an agreement of the bench's caller. */
    static String many(int file, int services, int targetPort) {
        StringBuilder yaml = new StringBuilder("""
                format: simpul/1
                agency:
                  code: banyak%d
                  name: Dinas Banyak %d
                  memberClass: GOV
                  contact: { name: Meja ukur, email: ukur@kotacontoh.example, phone: "+62 21 0000 0000" }
                applications:
                """.formatted(file, file));
        int applications = (services + SERVICES_AN_APPLICATION - 1) / SERVICES_AN_APPLICATION;
        for (int application = 0; application < applications; application++) {
            yaml.append("""
                      - code: %s
                        name: Tujuan %d
                        connections:
                          - code: utama
                            kind: http
                            settings: { baseUrl: "http://127.0.0.1:%d" }
                        services:
                    """.formatted(application(file, application), application, targetPort));
            for (int i = 0; i < inApplication(services, application); i++) {
                yaml.append(service(i));
            }
        }
        yaml.append("agreements:\n");
        names(file, services).forEach(each -> yaml.append(agreement(each)));
        return yaml.toString();
    }

    private static int inApplication(int services, int application) {
        return Math.min(SERVICES_AN_APPLICATION, services - application * SERVICES_AN_APPLICATION);
    }

    private static String service(int number) {
        return """
                      - code: layanan%d
                        name: Data %d
                        nameEn: Data %d
                        dataClass: terbuka
                        connection: utama
                        deadline: 10s
                        operations:
                          - { code: baca, method: GET, path: "/{kode}", subject: none, example: { kode: "1" } }
                """.formatted(number, number, number).indent(0);
    }

    private static String agreement(String service) {
        return "  - { consumer: benchpemakai, service: " + service + ", purpose: Pengukuran, basis: \"UU 25/2009\", "
                + "from: 2026-01-01, until: 2036-12-31, perSecond: 100000, burst: 200000, concurrency: 4096, "
                + "approvedBy: pic-benchopd }\n";
    }

    /** {@code application/service} of each. */
    static List<String> names(int file, int services) {
        return IntStream.range(0, services)
                .mapToObj(i -> application(file, i / SERVICES_AN_APPLICATION) + "/layanan" + i % SERVICES_AN_APPLICATION)
                .toList();
    }

    private static String application(int file, int number) {
        return "banyak" + file + "x" + number;
    }
}
