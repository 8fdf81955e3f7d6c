package id.simpul.hub.policy;

import org.jspecify.annotations.Nullable;

/** Verifies the API keys of old applications; may take its time. */
public interface ApiKeyVerifier {
    Verdict verify(String key);

    /**
     * What a key turned out to be.
     *
     * @param prefix the part of the key that may be shown, for counting failures
     * @param use where its use is noted; null where there is nothing to note
     */
    record Verdict(
            Identity.Decision decision,
            String prefix,
            @Nullable LastUse use) {}
}
