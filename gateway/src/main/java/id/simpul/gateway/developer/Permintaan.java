package id.simpul.gateway.developer;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A request for an agreement.
 *
 * @param operations codes of the operations asked for; empty: all
 * @param fields fields of the answer asked for; empty: all
 * @param agreement the id of the agreement that came of it; empty before
 * @param steps what happened to it, oldest first; at least one
 */
record Permintaan(
        long id,
        String consumer,
        String application,
        String service,
        List<String> operations,
        List<String> fields,
        String purpose,
        String basis,
        State state,
        String agreement,
        List<Step> steps) {

    /** Where a request stands; from a draft to submitted, from there to one of the last two. */
    enum State {
        DRAFT,
        SUBMITTED,
        APPROVED,
        REFUSED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** Who brought it into a state, and when; a refusal has a reason. */
    record Step(State state, String who, Instant at, String reason) {}

    Permintaan with(List<Step> others) {
        return new Permintaan(
                id, consumer, application, service, operations, fields, purpose, basis, state, agreement, others);
    }

    /** {@code application/service}. */
    public String target() {
        return application + "/" + service;
    }

    public boolean draft() {
        return state == State.DRAFT;
    }

    public boolean submitted() {
        return state == State.SUBMITTED;
    }

    public boolean approved() {
        return state == State.APPROVED;
    }

    public boolean refused() {
        return state == State.REFUSED;
    }

    public Step last() {
        return steps.getLast();
    }
}
