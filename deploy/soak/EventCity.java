import java.util.List;

/** The publisher and the subscriber of the soak of events, as a file for the registry. */
final class EventCity {
    static final String SUBSCRIBER = "soakdengar";

    private EventCity() {}

    static String subscription(int sink) {
        return "sink" + sink;
    }

    /** One subscription a port, each over a connection of its own; every other one strict. */
    static String yaml(List<Integer> ports) {
        StringBuilder connections = new StringBuilder();
        StringBuilder subscriptions = new StringBuilder();
        for (int sink = 0; sink < ports.size(); sink++) {
            String name = subscription(sink);
            connections.append("      - { code: " + name + ", kind: http, settings: { baseUrl: \"http://127.0.0.1:" + ports.get(sink) + "\" } }\n");
            subscriptions.append("      - { code: " + name + ", type: " + EventLoad.TYPE + ", connection: " + name
                    + ", order: " + (strict(sink) ? "strict" : "progress") + ", concurrency: 16 }\n");
        }
        return """
                format: simpul/1
                agency:
                  code: soakopd
                  name: Dinas Ketahanan
                  memberClass: GOV
                  contact: { name: Meja uji, email: uji@kotacontoh.example, phone: "+62 21 0000 0000" }
                applications:
                  - code: %1$s
                    name: Penerbit ketahanan
                    publishes:
                      - { type: %2$s, dataClass: pribadi }
                  - code: %3$s
                    name: Pendengar ketahanan
                    connections:
                %4$s    subscriptions:
                %5$sagreements:
                  - { consumer: %3$s, event: %1$s/%2$s, purpose: Pengujian, basis: "UU 27/2022 Pasal 20", from: 2026-01-01,
                      until: 2036-12-31, approvedBy: pic-soakopd, fields: [nomor, isi] }
                """.formatted(EventLoad.PUBLISHER, EventLoad.TYPE, SUBSCRIBER, connections, subscriptions);
    }

    /** Whether a key of that sink's waits for its earliest event. */
    static boolean strict(int sink) {
        return sink % 2 == 1;
    }
}
