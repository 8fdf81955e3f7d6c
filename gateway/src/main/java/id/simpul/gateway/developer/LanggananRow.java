package id.simpul.gateway.developer;

import java.util.Map;
import java.util.Objects;

/**
 * A subscription as its application's page shows it.
 *
 * @param mode {@code push} or {@code pull}
 * @param waiting events that are owed and did not come to an end
 * @param proof {@code tidak-perlu}, {@code terbukti} or {@code belum}
 * @param reason why its lane waits, or its address did not prove itself; or empty
 */
record LanggananRow(String code, String type, String mode, long waiting, String proof, String reason) {
    static LanggananRow of(Map<String, Object> told) {
        Map<?, ?> state = told.get("state") instanceof Map<?, ?> fields ? fields : Map.of();
        Map<?, ?> backlog = state.get("backlog") instanceof Map<?, ?> fields ? fields : Map.of();
        return new LanggananRow(
                Objects.toString(told.get("code")),
                Objects.toString(told.get("type")),
                Objects.toString(told.get("mode")),
                number(backlog, "waiting") + number(backlog, "setAside") + number(backlog, "parked"),
                state.get("verified") instanceof Boolean verified ? (verified ? "terbukti" : "belum") : "tidak-perlu",
                Objects.toString(state.get("stalled"), Objects.toString(state.get("reason"), "")));
    }

    private static long number(Map<?, ?> fields, String name) {
        return fields.get(name) instanceof Number number ? number.longValue() : 0;
    }
}
