package id.simpul.gateway.page;

import id.simpul.hub.registry.City;
import id.simpul.hub.registry.RouteTable;
import id.simpul.hub.registry.RouteTableListener;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The registry in force, as pages need it; absent in the first moments of a first start. */
@Component
public class CityNow implements RouteTableListener {
    private static final City UNNAMED = new City("Kota", "00.00", ZoneId.of("Asia/Jakarta"), false);

    private volatile @Nullable RouteTable table;

    @Override
    public void accept(RouteTable table) {
        this.table = table;
    }

    public @Nullable RouteTable table() {
        return table;
    }

    public City city() {
        RouteTable current = table;
        return current == null ? UNNAMED : current.registry().city();
    }
}
