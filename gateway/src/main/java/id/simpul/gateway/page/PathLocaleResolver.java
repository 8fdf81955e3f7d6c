package id.simpul.gateway.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.LocaleResolver;

/** English under {@code /en}, Indonesian everywhere else: an address means one page, whoever opens it. */
final class PathLocaleResolver implements LocaleResolver {
    static final Locale INDONESIAN = Locale.of("id");

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.equals("/en") || path.startsWith("/en/") ? Locale.ENGLISH : INDONESIAN;
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("locale: " + locale + " (expected: the language of the path)");
    }
}
