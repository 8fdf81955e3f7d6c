package id.simpul.hub.ledger;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who asked whom for what, about whom, and what allowed it. Codes are the registry's own words: what a caller made up never
 * stands here, because it may be a NIK.
 *
 * @param consumer the calling application
 * @param application the one that offers the service; null where the registry knows no such service
 * @param template the operation's path template, never the raw path
 * @param agreement id of the agreement that allowed the call
 * @param subject keyed hash of the person concerned, {@code <keyId>:<base64url>}
 * @param onBehalf in whose name the application asked, where it said so
 */
public record Terms(
        String consumer,
        String consumerAgency,
        @Nullable String application,
        @Nullable String providerAgency,
        @Nullable String service,
        @Nullable String operation,
        String method,
        @Nullable String template,
        @Nullable String agreement,
        @Nullable String purpose,
        @Nullable String basis,
        @Nullable String subject,
        @Nullable OnBehalf onBehalf,
        String traceId) {
    /** Terms of something that nobody but the application itself asked for. */
    public Terms(
            String consumer,
            String consumerAgency,
            @Nullable String application,
            @Nullable String providerAgency,
            @Nullable String service,
            @Nullable String operation,
            String method,
            @Nullable String template,
            @Nullable String agreement,
            @Nullable String purpose,
            @Nullable String basis,
            @Nullable String subject,
            String traceId) {
        this(
                consumer,
                consumerAgency,
                application,
                providerAgency,
                service,
                operation,
                method,
                template,
                agreement,
                purpose,
                basis,
                subject,
                null,
                traceId);
    }

    public Terms {
        Objects.requireNonNull(consumer, "consumer");
        Objects.requireNonNull(consumerAgency, "consumerAgency");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(traceId, "traceId");
    }
}
