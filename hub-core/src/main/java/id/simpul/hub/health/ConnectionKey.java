package id.simpul.hub.health;

/** Names a connection by the codes of its application and itself. */
public record ConnectionKey(String application, String connection) implements Comparable<ConnectionKey> {
    @Override
    public int compareTo(ConnectionKey other) {
        int byApplication = application.compareTo(other.application);
        return byApplication != 0 ? byApplication : connection.compareTo(other.connection);
    }

    /** {@code application/connection}, which is also the name of its breaker. */
    @Override
    public String toString() {
        return application + "/" + connection;
    }
}
