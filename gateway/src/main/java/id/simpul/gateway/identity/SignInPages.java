package id.simpul.gateway.identity;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.csrf.CsrfException;

/** Where a person goes: to the sign-in page, back from it, or to the page that says why a door stays shut. */
final class SignInPages extends SavedRequestAwareAuthenticationSuccessHandler
        implements AuthenticationEntryPoint, AuthenticationFailureHandler, AccessDeniedHandler {
    static final String SIGN_IN = "/masuk";
    static final String DENIED = "/akses-ditolak";
    private static final String AGAIN = "/ulang";
    private static final Pattern SHOWN_AGAIN = Pattern.compile("(/en)?/layanan/[a-z0-9]+/ajukan");
    static final String EXPIRED = SIGN_IN + "?sesi=berakhir";

    /** Where people begin, the widest part first; a part that is not here yet has no beginning. */
    private static final List<Area> LANDINGS = List.of(Area.KONSOL, Area.PENGEMBANG, Area.PERMINTAAN);

    private final AuthenticationEntryPoint signIn = new LoginUrlAuthenticationEntryPoint(SIGN_IN);
    private final KnownPages known;

    SignInPages(KnownPages known) {
        this.known = known;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException needed)
            throws IOException, ServletException {
        if (Area.of(request.getRequestURI()).isEmpty() && !known.has(request)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (isFragment(request)) {
            response.setHeader("HX-Redirect", EXPIRED);
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            signIn.commence(request, response, needed);
        }
    }

    /** A piece of a page that htmx or an event source asked for: nothing to return to after a sign-in. */
    static boolean isFragment(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return request.getHeader("HX-Request") != null || (accept != null && accept.startsWith("text/event-stream"));
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failed)
            throws IOException {
        SignInFailure failure = SignInFailure.of(request.getParameter("nama"), request.getParameter("sandi"), failed);
        request.getSession().setAttribute(SignInFailure.class.getName(), failure);
        response.sendRedirect(SIGN_IN);
    }

    @Override
    protected String determineTargetUrl(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication person) {
        return landing(person);
    }

    /** Where a person begins who did not ask for a page. */
    static String landing(@Nullable Authentication person) {
        return person != null && person.getPrincipal() instanceof SignedIn known
                ? LANDINGS.stream()
                        .filter(each -> each.roles().stream().anyMatch(known.roles()::contains))
                        .findFirst()
                        .map(Area::path)
                        .orElse("/")
                : "/";
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException, ServletException {
        if (denied instanceof CsrfException && !request.getMethod().equals(HttpMethod.GET.name())) {
            expired(request, response);
            return;
        }
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        request.setAttribute(DENIED, request.getRequestURI());
        request.getRequestDispatcher(DENIED).forward(request, response);
    }

    /** A form that can be shown again as it was typed has an address for that, where nothing is done but showing it. */
    private static void expired(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (SHOWN_AGAIN.matcher(request.getRequestURI()).matches()) {
            request.getRequestDispatcher(request.getRequestURI() + AGAIN).forward(request, response);
        } else {
            response.sendRedirect(EXPIRED);
        }
    }
}
