package id.simpul.gateway.dataplane;

/** An agency's file with one application behind the gateway, whose connection a test describes. */
final class TargetCity {
    private TargetCity() {}

    /** A connection to one target, with more of {@code resilience} behind a comma. */
    static String one(String origin, String resilience) {
        return of("settings: { baseUrl: \"" + origin + "\" }", resilience, "10s");
    }

    /**
     * A connection as YAML in flow style.
     *
     * @param connection its settings or targets, check, maintenance; several separated by commas
     * @param resilience more of it behind a comma, or empty
     * @param deadline of the service
     */
    static String of(String connection, String resilience, String deadline) {
        return """
                format: simpul/1
                agency:
                  code: ujiopd
                  name: Dinas Uji
                  memberClass: GOV
                  contact: { name: Meja uji, email: uji@kotacontoh.example, phone: "+62 21 0000 0002" }
                applications:
                  - code: uji
                    name: Aplikasi uji
                    connections:
                      - { code: utama, kind: http, CONNECTION,
                          resilience: { failureRate: 100, window: 1000, minimumCalls: 1000, open: 1sRESILIENCE } }
                    services:
                      - code: apa
                        name: Apa saja
                        dataClass: terbuka
                        connection: utama
                        deadline: DEADLINE
                        operations:
                          - { code: baca, method: GET, path: "/{x}", subject: none }
                          - { code: kirim, method: POST, path: "/{x}", subject: none }
                          - { code: ganti, method: PUT, path: "/{x}", subject: none }
                          - { code: hapus, method: DELETE, path: "/{x}", subject: none }
                  - code: pemakai
                    name: Pemakai
                agreements:
                  - { consumer: pemakai, service: uji/apa, purpose: Uji, basis: "UU 25/2009", from: 2026-01-01, until: 2036-12-31, perSecond: 10000, approvedBy: pic-ujiopd }
                """.replace("CONNECTION", connection)
                .replace("RESILIENCE", resilience)
                .replace("DEADLINE", deadline);
    }
}
