package bench;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.GatewayFilterSpec;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.cloud.gateway.route.builder.UriSpec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;

/** Rows 04 and 04b: the same limit, burst and kind of breaker as the hub's service has. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
@Profile("policies")
class Policies {
    private static final int PER_SECOND = 100_000;
    private static final int BURST = 200_000;

    /** Verifies RS256 for every request, as the framework does. */
    @Bean
    SecurityWebFilterChain chain(ServerHttpSecurity http, @Value("${jwks}") String jwks) {
        ReactiveJwtDecoder each = NimbusReactiveJwtDecoder.withJwkSetUri(jwks).build();
        ReactiveJwtDecoder remembered = new RememberedTokens(each);
        return http.authorizeExchange(all -> all.anyExchange().authenticated())
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .csrf(ServerHttpSecurity.CsrfSpec::disable)
                .oauth2ResourceServer(server -> server.authenticationManagerResolver(new ByPath(each, remembered)))
                .build();
    }

    @Bean
    RouteLocator routes(RouteLocatorBuilder builder, @Value("${target}") String target) {
        GatewayFilter limit = new RateLimit(PER_SECOND, BURST);
        return builder.routes()
                .route("each", route -> route.path("/api/**").filters(each -> guarded(each, limit)).uri(target))
                .route("remembered", route -> route.path(ByPath.REMEMBERED + "/**").filters(each -> guarded(each, limit)).uri(target))
                .build();
    }

    private static UriSpec guarded(GatewayFilterSpec filters, GatewayFilter limit) {
        return filters.filter(limit)
                .circuitBreaker(breaker -> breaker.setName("target")
                        .addStatusCode(String.valueOf(HttpStatus.INTERNAL_SERVER_ERROR.value())))
                .stripPrefix(3);
    }
}
