package id.simpul.gateway.identity;

import jakarta.servlet.DispatcherType;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/** Who may see which page on port 8080, and what every page tells the browser about itself. */
@Configuration(proxyBeanMethods = false)
public class WebSecurity {
    /** Everything from the hub itself; no inline style or script, no frame, no plug-in. */
    static final String CONTENT_POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; "
            + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static final String PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
    private static final String[] PUBLIC = {
        "/",
        "/en",
        "/en/**",
        "/layanan/**",
        "/lacak",
        "/izin",
        "/peraturan/**",
        "/v/**",
        "/coba/**",
        "/bantuan/**",
        "/assets/**",
        "/favicon.ico",
        "/robots.txt",
        SignInPages.SIGN_IN
    };

    /** Forms that change nothing and need no session: a token would only expire. */
    private static final String[] QUESTIONS = {"/izin", "/en/izin", "/lacak", "/en/lacak", "/v/*", "/en/v/*"};

    /** No metric a filter: the request's own says enough. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    @Order(10)
    SecurityFilterChain managementSecurity(HttpSecurity http) {
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(rules -> rules.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    @Bean
    @Order(100)
    SecurityFilterChain pageSecurity(HttpSecurity http, KnownPages known) {
        SignInPages pages = new SignInPages(known);
        HttpSessionRequestCache asked = new HttpSessionRequestCache();
        asked.setRequestMatcher(request -> request.getMethod().equals("GET") && !SignInPages.isFragment(request));
        asked.setMatchingRequestParameterName("lanjut");
        pages.setRequestCache(asked);
        return http.authorizeHttpRequests(WebSecurity::rules)
                .csrf(csrf -> csrf.ignoringRequestMatchers(QUESTIONS))
                .requestCache(cache -> cache.requestCache(asked))
                .formLogin(form -> form.loginPage(SignInPages.SIGN_IN)
                        .usernameParameter("nama")
                        .passwordParameter("sandi")
                        .successHandler(pages)
                        .failureHandler(pages)
                        .permitAll())
                .logout(out -> out.logoutUrl("/keluar")
                        .logoutSuccessUrl(SignInPages.SIGN_IN + "?sesi=keluar")
                        .permitAll())
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(pages).accessDeniedHandler(pages))
                .headers(WebSecurity::headers)
                .build();
    }

    private static void rules(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry rules) {
        rules.dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR)
                .permitAll();
        for (Area each : Area.values()) {
            rules.requestMatchers(each.patterns()).hasAnyRole(each.roleNames());
        }
        rules.requestMatchers(PUBLIC).permitAll().anyRequest().authenticated();
    }

    /** The headers of every answer on port 8080, pages or not. */
    public static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentTypeOptions(Customizer.withDefaults())
                .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(policy -> policy.policy(PERMISSIONS))
                .crossOriginOpenerPolicy(Customizer.withDefaults());
    }
}
