package id.simpul.gateway.layanan.perjanjian;

import id.simpul.gateway.layanan.Berkala;
import id.simpul.hub.store.Database;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks every ten minutes for agreements of whose end somebody has to be told. */
@Configuration(proxyBeanMethods = false)
class PerjanjianConfiguration {
    @Bean
    Berkala pengingatBerkala(Database database, PengingatPerjanjian pengingat) {
        return new Berkala("pengingat-perjanjian", Duration.ofMinutes(10), database, pengingat::ingatkan);
    }
}
