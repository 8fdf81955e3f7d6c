package id.simpul.hub.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Table {@code ledger.turn}: one node writes at a time. The database's clock decides, and its row lock is the fence. */
final class TurnTable {
    private static final String LENGTH = "interval '10 seconds'";

    private final JdbcClient jdbc;
    private final String node;

    TurnTable(JdbcClient jdbc, Node node) {
        this.jdbc = jdbc;
        this.node = node.id();
    }

    /** Takes the turn where it is free or this node's own. */
    boolean take() {
        return jdbc.sql("insert into ledger.turn (node, until) values (:node, now() + " + LENGTH + ")"
                                + " on conflict (only_row) do update set node = excluded.node, until = excluded.until"
                                + " where turn.node = excluded.node or turn.until < now()")
                        .param("node", node)
                        .update()
                == 1;
    }

    /** Keeps the turn; throws {@link LostTurnException} where another node has taken it. */
    void keep(@Nullable Instant completeUntil) {
        int kept = jdbc.sql("update ledger.turn set until = now() + " + LENGTH
                        + ", complete_until = greatest(complete_until, :complete) where node = :node")
                .param("complete", completeUntil == null ? null : SqlTime.of(completeUntil))
                .param("node", node)
                .update();
        if (kept != 1) {
            throw new LostTurnException();
        }
    }

    void give() {
        jdbc.sql("update ledger.turn set until = now() where node = :node")
                .param("node", node)
                .update();
    }

    /** Another node writes now. */
    static final class LostTurnException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LostTurnException() {
            super("ledger.turn: taken by another node (expected: this node)");
        }
    }
}
