package id.simpul.hub.registry;

import id.simpul.hub.store.Schema;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The registry's schema. */
@Configuration(proxyBeanMethods = false)
class RegistryConfiguration {

    @Bean
    Schema registrySchema() {
        return new Schema("registry");
    }
}
