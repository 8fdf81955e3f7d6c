package id.simpul.gateway.layanan;

import id.simpul.hub.store.Schema;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The schema of the city's own features. */
@Configuration(proxyBeanMethods = false)
class LayananConfiguration {
    @Bean
    Schema layananSchema() {
        return new Schema("layanan");
    }
}
