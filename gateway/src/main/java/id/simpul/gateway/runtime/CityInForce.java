package id.simpul.gateway.runtime;

import id.simpul.hub.registry.RouteTable;
import id.simpul.hub.registry.RouteTableListener;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The registry that the hub serves at the moment, for the start screen. */
@Component
class CityInForce implements RouteTableListener {
    private volatile @Nullable RouteTable table;

    @Override
    public void accept(RouteTable next) {
        table = next;
    }

    @Nullable
    RouteTable table() {
        return table;
    }
}
