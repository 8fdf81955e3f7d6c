package id.simpul.hub.health;

import id.simpul.hub.store.Schema;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The room's schema. */
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {
    @Bean
    Schema healthSchema() {
        return new Schema("health");
    }
}
