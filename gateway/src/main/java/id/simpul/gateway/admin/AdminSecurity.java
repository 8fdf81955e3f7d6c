package id.simpul.gateway.admin;

import id.simpul.gateway.identity.Area;
import id.simpul.gateway.identity.Role;
import id.simpul.gateway.identity.WebSecurity;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.policy.TokenVerifier;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.ExceptionHandlingConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.savedrequest.NullRequestCache;

/** The two ways into the admin API: an application's token with scope {@code admin}, or an operator's session. */
@Configuration(proxyBeanMethods = false)
class AdminSecurity {
    static final String ROOT = "/admin/v1";
    static final String DESCRIPTION = ROOT + "/openapi.json";

    private final AdminProblems problems;

    AdminSecurity(AdminProblems problems) {
        this.problems = problems;
    }

    /** Whoever sends an Authorization header is judged by it alone; a session beside it counts for nothing. */
    @Bean
    @Order(20)
    SecurityFilterChain adminByToken(HttpSecurity http, TokenVerifier verifier) {
        return http.securityMatcher(request -> isAdmin(request) && request.getHeader("Authorization") != null)
                .addFilterBefore(new BearerFilter(verifier, problems), AuthorizationFilter.class)
                .authorizeHttpRequests(rules -> rules.requestMatchers(DESCRIPTION)
                        .permitAll()
                        .anyRequest()
                        .hasAuthority(BearerFilter.authority("admin")))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .exceptionHandling(errors -> refusals(errors, FaultCode.LINGKUP_TIDAK_CUKUP, "admin"))
                .headers(WebSecurity::headers)
                .build();
    }

    @Bean
    @Order(30)
    SecurityFilterChain adminBySession(HttpSecurity http) {
        return http.securityMatcher(AdminSecurity::isAdmin)
                .authorizeHttpRequests(rules -> rules.requestMatchers(DESCRIPTION)
                        .permitAll()
                        .requestMatchers(ROOT + "/subscriptions/*/*/secret")
                        .hasRole(Role.OPERATOR.name())
                        .requestMatchers(HttpMethod.GET, "/**")
                        .hasAnyRole(Area.KONSOL.roles().stream().map(Role::name).toArray(String[]::new))
                        .requestMatchers(ROOT + "/replays/*/approve")
                        .hasRole(Role.APPROVER.name())
                        .anyRequest()
                        .hasRole(Role.OPERATOR.name()))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .exceptionHandling(errors -> refusals(errors, FaultCode.AKSES_DITOLAK, "operator"))
                .headers(WebSecurity::headers)
                .build();
    }

    static boolean isAdmin(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.equals(ROOT) || path.startsWith(ROOT + "/");
    }

    private void refusals(ExceptionHandlingConfigurer<HttpSecurity> errors, FaultCode code, String needed) {
        errors.authenticationEntryPoint((request, response, refused) -> {
            response.setHeader("WWW-Authenticate", "Bearer realm=\"simpul\"");
            problems.answer(
                    request,
                    response,
                    Fault.caller(
                            FaultCode.TOKEN_TIDAK_ADA, "Neither a bearer token nor a session came with the call."));
        });
        errors.accessDeniedHandler((request, response, refused) -> problems.answer(
                request,
                response,
                refused instanceof CsrfException
                        ? Fault.caller(FaultCode.AKSES_DITOLAK, "The session's CSRF token is missing or wrong.")
                        : Fault.caller(code, "This needs: " + needed + ".")));
    }
}
