package id.simpul.gateway.developer;

import id.simpul.hub.store.Schema;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The schema of requests. */
@Configuration(proxyBeanMethods = false)
class DeveloperConfiguration {
    @Bean
    Schema developerSchema() {
        return new Schema("developer");
    }
}
