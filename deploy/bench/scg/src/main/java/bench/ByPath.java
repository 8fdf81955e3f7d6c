package bench;

import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.authentication.ReactiveAuthenticationManagerResolver;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtReactiveAuthenticationManager;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Row 04b has a path of its own, so that both rows run in one process under the same conditions. */
final class ByPath implements ReactiveAuthenticationManagerResolver<ServerWebExchange> {
    static final String REMEMBERED = "/remembered";

    private final Mono<ReactiveAuthenticationManager> each;
    private final Mono<ReactiveAuthenticationManager> remembered;

    ByPath(ReactiveJwtDecoder each, ReactiveJwtDecoder remembered) {
        this.each = Mono.just(new JwtReactiveAuthenticationManager(each));
        this.remembered = Mono.just(new JwtReactiveAuthenticationManager(remembered));
    }

    @Override
    public Mono<ReactiveAuthenticationManager> resolve(ServerWebExchange exchange) {
        return exchange.getRequest().getPath().value().startsWith(REMEMBERED) ? remembered : each;
    }
}
