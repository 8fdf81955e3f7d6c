package id.simpul.gateway.layanan.antrean;

import id.simpul.gateway.layanan.Berkala;
import id.simpul.hub.store.Database;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks every hour for what is held and of whose end somebody has to be told. */
@Configuration(proxyBeanMethods = false)
class AntreanConfiguration {
    @Bean
    Berkala pengingatAntreanBerkala(Database database, PengingatAntrean pengingat) {
        return new Berkala("pengingat-antrean", Duration.ofHours(1), database, pengingat::ingatkan);
    }
}
