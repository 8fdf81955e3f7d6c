package id.simpul.gateway.identity;

import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;

/**
 * Why a sign-in did not succeed, as the page says it.
 *
 * @param field the id of the field to correct, or null where no field helps
 */
public record SignInFailure(@Nullable String field, String text, String name) implements Serializable {

    static SignInFailure of(@Nullable String name, @Nullable String password, AuthenticationException failed) {
        String typed = name == null ? "" : name;
        if (typed.isBlank()) {
            return new SignInFailure("nama", "Isi nama akun Anda.", "");
        }
        if (password == null || password.isEmpty()) {
            return new SignInFailure("sandi", "Isi kata sandi Anda.", typed);
        }
        return switch (failed) {
            case TooManyAttemptsException many -> new SignInFailure(null, pause(many.remaining()), typed);
            case InternalAuthenticationServiceException ours ->
                new SignInFailure(
                        null,
                        "Data akun tidak terjangkau. Isian Anda benar atau salah belum diperiksa. Coba lagi 1 menit lagi.",
                        typed);
            default ->
                new SignInFailure("sandi", "Nama akun atau kata sandi tidak cocok. Periksa, lalu coba lagi.", typed);
        };
    }

    private static String pause(Duration wait) {
        return "Terlalu banyak percobaan yang gagal. Tunggu " + (wait.toMinutes() + 1) + " menit, lalu coba lagi.";
    }
}
