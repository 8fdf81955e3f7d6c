package id.simpul.hub.call;

/** Is told of each call that ended or was refused, on the thread where that happened: it must not block. */
public interface CallObserver {
    void ended(EndedCall call);
}
