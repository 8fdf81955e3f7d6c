package id.simpul.gateway.admin;

import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.policy.Client;
import id.simpul.hub.policy.Identity.Decision;
import id.simpul.hub.policy.TokenVerifier;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/** Knows applications by the token that they use at the gateway. */
final class BearerFilter extends OncePerRequestFilter {
    private static final String SCHEME = "Bearer ";

    private final TokenVerifier verifier;
    private final AdminProblems problems;

    BearerFilter(TokenVerifier verifier, AdminProblems problems) {
        this.verifier = verifier;
        this.problems = problems;
    }

    /** The authority that a scope becomes. */
    static String authority(String scope) {
        return "SCOPE_" + scope;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        switch (decide(Collections.list(request.getHeaders("Authorization")), request.getHeader("X-Api-Key"))) {
            case Decision.Known(Client client) -> {
                SecurityContext context = SecurityContextHolder.createEmptyContext();
                context.setAuthentication(authentication(client));
                SecurityContextHolder.setContext(context);
                chain.doFilter(request, response);
            }
            case Decision.Refused(Fault fault) -> {
                response.setHeader("WWW-Authenticate", "Bearer realm=\"simpul\", error=\"invalid_token\"");
                problems.answer(request, response, fault);
            }
        }
    }

    private Decision decide(List<String> headers, @Nullable String apiKey) {
        if (headers.size() > 1 || apiKey != null) {
            return new Decision.Refused(
                    Fault.caller(FaultCode.KREDENSIAL_GANDA, "More than one credential came with the call."));
        }
        String header = headers.getFirst();
        return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? verifier.verify(header.substring(SCHEME.length()).strip())
                : new Decision.Refused(
                        Fault.caller(FaultCode.TOKEN_TIDAK_ADA, "The Authorization header holds no bearer token."));
    }

    private static PreAuthenticatedAuthenticationToken authentication(Client client) {
        List<SimpleGrantedAuthority> scopes = client.scopes().stream()
                .map(each -> new SimpleGrantedAuthority(authority(each)))
                .toList();
        return new PreAuthenticatedAuthenticationToken(client.code(), "", scopes);
    }
}
