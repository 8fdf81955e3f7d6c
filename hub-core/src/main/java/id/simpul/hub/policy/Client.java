package id.simpul.hub.policy;

import java.time.Instant;
import java.util.Set;

/** An application that proved who it is. Its code is its client id. */
public record Client(String code, Set<String> scopes, Instant expiresAt) {}
