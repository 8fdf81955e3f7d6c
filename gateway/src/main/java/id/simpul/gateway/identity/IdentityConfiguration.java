package id.simpul.gateway.identity;

import id.simpul.gateway.runtime.Ports;
import id.simpul.hub.store.Schema;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The room's schema, the hub's name as an issuer, and how passwords are hashed. */
@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {

    @Bean
    Schema identitySchema() {
        return new Schema("identity");
    }

    @Bean
    GatewayAddress gatewayAddress(
            @Value("${simpul.gateway-url:}") String url,
            @Value("${simpul.gateway-scheme:http}") String scheme,
            Ports ports) {
        return new GatewayAddress(url.isEmpty() ? scheme + "://127.0.0.1:" + ports.gateway() : url);
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }
}
