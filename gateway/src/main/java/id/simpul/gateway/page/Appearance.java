package id.simpul.gateway.page;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Light, dark, or as the system has it; the server sets it, so that no page flashes. */
@Controller
class Appearance {
    static final String COOKIE = "tampilan";
    static final Set<String> CHOICES = Set.of("terang", "gelap", "sistem");
    private static final Duration KEPT = Duration.ofDays(365);

    @PostMapping("/konsol/tampilan")
    ResponseEntity<Void> choose(
            @RequestParam String pilihan, @RequestParam String kembali, HttpServletRequest request) {
        String choice = CHOICES.contains(pilihan) ? pilihan : "sistem";
        ResponseCookie cookie = ResponseCookie.from(COOKIE, choice)
                .path("/konsol")
                .httpOnly(true)
                .sameSite("Lax")
                .secure(request.isSecure())
                .maxAge(KEPT)
                .build();
        boolean inside = kembali.equals("/konsol") || kembali.matches("/konsol[/?][^\\\\]*");
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(inside ? kembali : "/konsol"))
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .build();
    }
}
