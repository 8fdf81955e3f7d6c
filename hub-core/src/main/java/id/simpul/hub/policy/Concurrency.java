package id.simpul.hub.policy;

import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.registry.Application;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How many calls may be under way at once, of one consumer and to one connection? */
@Component
public class Concurrency {
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Map<String, Room> rooms = new ConcurrentHashMap<>();

    /** The room that one connection has for calls. */
    public static final class Room {
        private final String connection;
        private final Gate gate;

        private Room(String connection, int most) {
            this.connection = connection;
            this.gate = new Gate(most);
        }
    }

    /** The room of a connection: the one in use, set to its present size. */
    public Room room(Application application, Application.Connection connection) {
        String name = application.code() + "/" + connection.code();
        int most = connection.resilience().concurrency();
        Room room = rooms.computeIfAbsent(name, first -> new Room(name, most));
        room.gate.change(most);
        return room;
    }

    /** Forgets connections, named {@code application/connection}, that are no longer registered. */
    public void keepOnly(Set<String> connections) {
        rooms.keySet().retainAll(connections);
    }

    /** Takes a place with both that must be given back by {@link #leave}; the refusal where one of them has none. */
    public @Nullable Fault check(Allowance allowance, Room room) {
        if (!allowance.gate().enter()) {
            return Fault.busy(
                    FaultCode.BATAS_SERENTAK,
                    "Agreement " + allowance.agreement() + " allows "
                            + allowance.gate().most() + " calls at once.",
                    RETRY);
        }
        if (!room.gate.enter()) {
            allowance.gate().leave();
            return Fault.busy(
                    FaultCode.TUJUAN_SIBUK,
                    "Connection " + room.connection + " takes " + room.gate.most() + " calls at once.",
                    RETRY);
        }
        return null;
    }

    /** Gives both places back. */
    public void leave(Allowance allowance, Room room) {
        room.gate.leave();
        allowance.gate().leave();
    }
}
