package id.simpul.hub.ledger;

/** What makes a record unique: a call has at most one record of each phase. */
record CallMoment(String callId, Phase phase) {

    static CallMoment of(LedgerRecord evidence) {
        return new CallMoment(evidence.callId(), evidence.phase());
    }
}
