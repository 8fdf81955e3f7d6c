package id.simpul.gateway.layanan.bukti;

import id.simpul.gateway.layanan.Berkala;
import id.simpul.hub.store.Database;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** At most once a minute: announcing is itself an event, which leaves evidence where it is delivered. */
@Configuration(proxyBeanMethods = false)
class BuktiConfiguration {
    @Bean
    Berkala pengumumanBerkala(Database database, PengumumanBukti pengumuman) {
        return new Berkala("pengumuman-bukti", Duration.ofMinutes(1), database, pengumuman::umumkan);
    }
}
