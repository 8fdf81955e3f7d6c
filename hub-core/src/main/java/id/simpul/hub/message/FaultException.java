package id.simpul.hub.message;

/** Carries a {@link Fault} out of code that answers with a value, such as a connector. */
public final class FaultException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    public FaultException(Fault fault) {
        super(fault.code().code() + ": " + fault.detail());
        this.fault = fault;
    }

    public FaultException(Fault fault, Throwable cause) {
        super(fault.code().code() + ": " + fault.detail(), cause);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
