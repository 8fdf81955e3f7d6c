package id.simpul.hub.ledger;

import id.simpul.hub.store.Home;
import id.simpul.hub.store.Schema;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the ledger's parts share. */
@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {

    @Bean
    Schema ledgerSchema() {
        return new Schema("ledger");
    }

    @Bean(destroyMethod = "close")
    Journal journal(Home home, @Value("${simpul.ledger.journal-megabytes:512}") int megabytes) {
        return new Journal(
                home.journal(),
                JournalSize.ofMegabytes(megabytes, Runtime.getRuntime().availableProcessors()));
    }
}
