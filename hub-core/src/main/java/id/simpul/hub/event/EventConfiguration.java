package id.simpul.hub.event;

import id.simpul.hub.store.Schema;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The schema of the event path. */
@Configuration(proxyBeanMethods = false)
class EventConfiguration {
    @Bean
    Schema eventSchema() {
        return new Schema("event");
    }
}
