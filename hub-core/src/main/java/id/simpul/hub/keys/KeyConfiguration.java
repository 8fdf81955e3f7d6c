package id.simpul.hub.keys;

import id.simpul.hub.store.Schema;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the keys' parts need from the hub. */
@Configuration(proxyBeanMethods = false)
class KeyConfiguration {

    @Bean
    Schema keysSchema() {
        return new Schema("keys");
    }
}
