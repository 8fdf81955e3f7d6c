package id.simpul.hub.registry;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Makes the route table of the newest version and hands it to everybody who listens on this node. */
@Component
public class RoutePublisher {
    private static final Logger LOG = LoggerFactory.getLogger(RoutePublisher.class);
    private static final long NEVER = -1;

    /** How many looks pass before a version that could not be read is tried again: somebody may have mended a row. */
    private static final int REST = 10;

    private final RegistryStore store;
    private final LastGoodCopy copy;
    private final ObjectProvider<RouteTableListener> listeners;
    private volatile long published = NEVER;
    private long refused = NEVER;
    private int resting;
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

    /**
     * Publishes the newest version unless this node serves it already. One that cannot be read, or makes no table, changes
     * nothing: the version in force serves on.
     */
    synchronized void refresh() {
        long version = store.version();
        if ((version == published && fromStore) || (version == refused && resting-- > 0)) {
            return;
        }
        Registry registry = read(version);
        if (registry != null && publish(registry)) {
            fromStore = true;
            refused = NEVER;
            copy.write(registry);
        } else {
            refused = version;
            resting = REST;
        }
    }

    private @Nullable Registry read(long version) {
        try {
            return store.at(version);
        } catch (DataAccessException away) {
            throw away;
        } catch (RuntimeException broken) {
            complain(version, "cannot be read", broken);
            return null;
        }
    }

    private void complain(long version, String what, RuntimeException broken) {
        if (version != refused) {
            LOG.error("registry version {} {}, version {} stays: {}", version, what, version(), broken.getMessage());
        }
    }

    private boolean publish(Registry registry) {
        RouteTable table;
        try {
            table = new RouteTable(registry);
        } catch (IllegalArgumentException broken) {
            complain(registry.version(), "makes no route table", broken);
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
