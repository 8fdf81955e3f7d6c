package id.simpul.hub.registry;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Makes the route table of the newest version and hands it to everybody who listens on this node. */
@Component
public class RoutePublisher {
    private static final Logger LOG = LoggerFactory.getLogger(RoutePublisher.class);
    private static final long NEVER = -1;

    private final RegistryStore store;
    private final LastGoodCopy copy;
    private final ObjectProvider<RouteTableListener> listeners;
    private volatile long published = NEVER;
    private long refused = NEVER;
    private boolean fromStore;

    public RoutePublisher(RegistryStore store, LastGoodCopy copy, ObjectProvider<RouteTableListener> listeners) {
        this.store = store;
        this.copy = copy;
        this.listeners = listeners;
    }

    /** The version that this node serves; 0 before there is any. */
    public long version() {
        return Math.max(published, 0);
    }

    /** Publishes the last good copy, if there is one; for the time before the database is reached. */
    synchronized void publishLastGood() {
        if (published == NEVER) {
            copy.read().ifPresent(registry -> {
                publish(registry);
                LOG.info("registry version {} taken from the last good copy", registry.version());
            });
        }
    }

    /** Publishes the newest version unless this node serves it already. */
    synchronized void refresh() {
        long version = store.version();
        if ((version == published && fromStore) || version == refused) {
            return;
        }
        Registry registry = store.at(version);
        if (publish(registry)) {
            fromStore = true;
            copy.write(registry);
        } else {
            refused = version;
        }
    }

    private boolean publish(Registry registry) {
        RouteTable table;
        try {
            table = new RouteTable(registry);
        } catch (IllegalArgumentException broken) {
            LOG.error(
                    "registry version {} makes no route table, version {} stays: {}",
                    registry.version(),
                    version(),
                    broken.getMessage());
            return false;
        }
        listeners.orderedStream().forEach(each -> hand(table, each));
        published = registry.version();
        return true;
    }

    private static void hand(RouteTable table, RouteTableListener listener) {
        try {
            listener.accept(table);
        } catch (RuntimeException failed) {
            LOG.error("registry version {} not taken by {}", table.version(), listener, failed);
        }
    }
}
