package id.simpul.gateway.identity;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Checks a person's password, and slows down who guesses. */
@Component
class LimitedSignIn implements AuthenticationProvider {
    private static final int FAILURES_PER_ACCOUNT = 10;
    private static final int FAILURES_PER_ADDRESS = 50;

    private final DaoAuthenticationProvider passwords;
    private final AttemptLimiter limiter;

    LimitedSignIn(AccountStore accounts, PasswordEncoder encoder, Clock clock) {
        passwords = new DaoAuthenticationProvider(name -> person(accounts, name));
        passwords.setPasswordEncoder(encoder);
        limiter = new AttemptLimiter(FAILURES_PER_ACCOUNT, FAILURES_PER_ADDRESS, Duration.ofMinutes(5), clock);
    }

    private static SignedIn person(AccountStore accounts, String name) {
        return accounts.find(normal(name))
                .map(SignedIn::new)
                .orElseThrow(() -> new UsernameNotFoundException("account: not found (expected: a known name)"));
    }

    /** Names do not distinguish case. */
    private static String normal(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String name = normal(attempt.getName());
        String address = attempt.getDetails() instanceof WebAuthenticationDetails details
                ? details.getRemoteAddress()
                : "unknown";
        Duration wait = limiter.wait(name, address);
        if (wait != null) {
            throw new TooManyAttemptsException(wait);
        }
        try {
            Authentication person = passwords.authenticate(attempt);
            limiter.succeeded(name, address);
            return person;
        } catch (InternalAuthenticationServiceException ours) {
            throw ours;
        } catch (AuthenticationException theirs) {
            limiter.failed(name, address);
            throw theirs;
        }
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
