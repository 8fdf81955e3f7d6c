package id.simpul.hub.policy.contract;

/**
 * Between whom a promise stands: one operation, and who calls it.
 *
 * @param consumer code of the calling application
 */
public record Promise(String application, String service, String operation, String consumer) {}
