package id.simpul.gateway.identity;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;

/**
 * Why a sign-in did not succeed, as the page says it.
 *
 * @param field the id of the field to correct, or empty where no field helps
 * @param text the key of the text that says it
 * @param minutes how long to wait, where the text says so
 * @param name what the person typed as the name, so that it need not be typed again
 */
public record SignInFailure(String field, String text, long minutes, String name) implements Serializable {

    static SignInFailure of(@Nullable String name, @Nullable String password, AuthenticationException failed) {
        String typed = name == null ? "" : name;
        if (typed.isBlank()) {
            return new SignInFailure("nama", "masuk.galat.nama", 0, "");
        }
        if (password == null || password.isEmpty()) {
            return new SignInFailure("sandi", "masuk.galat.sandi", 0, typed);
        }
        return switch (failed) {
            case TooManyAttemptsException many ->
                new SignInFailure("", "masuk.galat.tunggu", many.remaining().toMinutes() + 1, typed);
            case InternalAuthenticationServiceException ours -> new SignInFailure("", "masuk.galat.gangguan", 0, typed);
            default -> new SignInFailure("sandi", "masuk.galat.cocok", 0, typed);
        };
    }
}
