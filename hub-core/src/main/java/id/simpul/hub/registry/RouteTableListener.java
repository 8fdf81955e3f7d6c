package id.simpul.hub.registry;

/** Hears of each new route table; every bean of this type does, on this node, within two seconds of an apply anywhere. */
@FunctionalInterface
public interface RouteTableListener {

    /** Takes the table over; must not wait for a target or a server. */
    void accept(RouteTable table);
}
