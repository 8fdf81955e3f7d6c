package id.simpul.hub.event;

import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Neighbouring numbers of a lane that came to an end and whose rows were removed after their time.
 *
 * @param lane the lane's number in tables
 * @param first the first of them
 * @param last the last of them
 * @param delivered how many were delivered
 * @param reasons how many expired, by reason
 */
record Removed(int lane, long first, long last, long delivered, TreeMap<String, Long> reasons) {

    /** One number. */
    static Removed of(int lane, long seq, String outcome, String reason) {
        boolean delivered = outcome.equals(Settled.Outcome.DELIVERED.code());
        TreeMap<String, Long> reasons = new TreeMap<>();
        if (!delivered) {
            reasons.put(reason, 1L);
        }
        return new Removed(lane, seq, seq, delivered ? 1 : 0, reasons);
    }

    long expired() {
        return reasons.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Together with {@code next}, whose first number comes after the last one of this. */
    Removed with(Removed next) {
        TreeMap<String, Long> both = new TreeMap<>(reasons);
        next.reasons.forEach((reason, count) -> both.merge(reason, count, Long::sum));
        return new Removed(lane, first, next.last, delivered + next.delivered, both);
    }

    /** The reasons as they stand in the table: {@code dibatalkan=1 masa-berlaku=3}. */
    String why() {
        return reasons.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining(" "));
    }

    /** The reasons of such a text. */
    static TreeMap<String, Long> reasons(String why) {
        TreeMap<String, Long> reasons = new TreeMap<>();
        for (String each : why.isEmpty() ? new String[0] : why.split(" ", -1)) {
            int equals = each.lastIndexOf('=');
            reasons.put(each.substring(0, equals), Long.parseLong(each.substring(equals + 1)));
        }
        return reasons;
    }

    /** What the mark of its row is made of; {@link RemovedRows#TEXT} says the same in SQL. */
    String text() {
        return String.join(
                " ",
                "removed",
                Integer.toString(lane),
                Long.toString(first),
                Long.toString(last),
                Long.toString(delivered),
                Long.toString(expired()),
                why());
    }
}
