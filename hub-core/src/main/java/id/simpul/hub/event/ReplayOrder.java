package id.simpul.hub.event;

import org.jspecify.annotations.Nullable;

/**
 * What a person asks for: a list to be frozen.
 *
 * @param includeDelivered whether what was delivered before is sent again
 * @param formKey of the form that was filled in, or null: the same key makes one job
 * @param reason at least five characters
 */
public record ReplayOrder(
        ReplayFilter filter,
        boolean includeDelivered,
        @Nullable String formKey,
        String who,
        String reason) {}
