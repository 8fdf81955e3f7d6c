package id.simpul.hub.ledger;

/** No evidence can be laid down now, so no call may be served. */
public final class EvidenceUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EvidenceUnavailableException(String message) {
        super(message, null, false, false);
    }
}
