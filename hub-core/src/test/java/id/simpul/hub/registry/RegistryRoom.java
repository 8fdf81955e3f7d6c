package id.simpul.hub.registry;

import id.simpul.hub.store.Database;
import id.simpul.hub.store.Home;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

/** The registry's parts put together by hand, as one node has them. */
final class RegistryRoom {
    final RegistryStore store;
    final RegistryApply apply;
    final RoutePublisher publisher;
    final LastGoodCopy copy;
    final List<RouteTable> heard = new CopyOnWriteArrayList<>();

    RegistryRoom(DataSource dataSource, Path home) {
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        RouteTableListener listener = heard::add;
        beans.registerSingleton("listener", listener);
        this.store = new RegistryStore(dataSource, new TestSealer(), Clock.systemUTC());
        this.copy = new LastGoodCopy(new Home(home), new TestSealer());
        this.publisher = new RoutePublisher(store, copy, beans.getBeanProvider(RouteTableListener.class));
        this.apply = new RegistryApply(store, new TestFaces(), publisher);
    }

    /** A watcher that starts an empty registry with {@code city}; the caller starts and stops it. */
    RegistryWatcher watcher(Database database, String city) {
        return new RegistryWatcher(database, store, apply, publisher, new FirstCity(city));
    }

    RouteTable newest() {
        return heard.getLast();
    }
}
