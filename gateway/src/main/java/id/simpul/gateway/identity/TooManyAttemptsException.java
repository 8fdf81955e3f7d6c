package id.simpul.gateway.identity;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Too many wrong passwords for this name from this address, or from this address alone. */
final class TooManyAttemptsException extends AuthenticationException {
    private static final long serialVersionUID = 1L;

    private final Duration wait;

    TooManyAttemptsException(Duration wait) {
        super("attempts: too many (expected: a pause of " + wait.toSeconds() + " s)");
        this.wait = wait;
    }

    Duration remaining() {
        return wait;
    }
}
