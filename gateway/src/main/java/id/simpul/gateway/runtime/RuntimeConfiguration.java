package id.simpul.gateway.runtime;

import id.simpul.hub.ledger.Acknowledger;
import id.simpul.hub.log.KafkaSettings;
import id.simpul.hub.log.Topics;
import id.simpul.hub.store.Database;
import id.simpul.hub.store.Home;
import id.simpul.hub.store.Readiness;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** What every room gets from the process: its folder, the clock, the ports, the way to the servers. */
@Configuration(proxyBeanMethods = false)
class RuntimeConfiguration {

    @Bean
    Home home(@Value("${simpul.home}") Path root) {
        return new Home(root);
    }

    @Bean
    Ports ports(@Value("${simpul.port-base}") int base) {
        return new Ports(base);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    KafkaSettings kafkaSettings(Environment environment) {
        return new KafkaSettings(Binder.get(environment)
                .bind("simpul.kafka.client", Bindable.mapOf(String.class, Object.class))
                .orElse(Map.of()));
    }

    @Bean
    Readiness databaseReadiness(Database database) {
        return readiness("basis data siap (database ready)", database.ready());
    }

    @Bean
    Readiness topicsReadiness(Topics topics, Acknowledger acknowledger) {
        return readiness("topik siap (topics ready)", topics.ready().thenCompose(there -> acknowledger.ready()));
    }

    private static Readiness readiness(String step, CompletableFuture<Void> ready) {
        return new Readiness() {
            @Override
            public String step() {
                return step;
            }

            @Override
            public CompletableFuture<Void> ready() {
                return ready;
            }
        };
    }
}
