package id.simpul.hub.policy.contract;

/**
 * Between whom a promise stands: one operation, and who calls it.
 *
 * @param consumer code of the calling application; empty where it does not matter who calls
 */
public record Promise(String application, String service, String operation, String consumer) {

    /** The same towards everybody. */
    Promise toAll() {
        return new Promise(application, service, operation, "");
    }
}
