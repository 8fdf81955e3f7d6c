package bench;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Row 03: the path is shortened as the hub does it, nothing else. */
@Configuration(proxyBeanMethods = false)
@Profile("bare")
class Bare {
    @Bean
    RouteLocator routes(RouteLocatorBuilder builder, @Value("${target}") String target) {
        return builder.routes()
                .route("bare", route -> route.path("/api/**").filters(each -> each.stripPrefix(3)).uri(target))
                .build();
    }
}
