package id.simpul.hub.ledger;

import org.jspecify.annotations.Nullable;

/**
 * In whose name the application says that it asks: its own words, so each is kept as a keyed hash only
 * ({@code <keyId>:<base64url>}). Whoever has the words and the key can hold them against it.
 *
 * @param user the person in front of the application ({@code Simpul-User}, {@code X-Road-UserId})
 * @param issue the case that the call belongs to ({@code X-Road-Issue})
 * @param represented the organisation that is represented ({@code X-Road-Represented-Party})
 */
public record OnBehalf(
        @Nullable String user,
        @Nullable String issue,
        @Nullable String represented) {

    /** The same, or null where nothing of it is known. */
    public static @Nullable OnBehalf of(@Nullable String user, @Nullable String issue, @Nullable String represented) {
        return user == null && issue == null && represented == null ? null : new OnBehalf(user, issue, represented);
    }
}
