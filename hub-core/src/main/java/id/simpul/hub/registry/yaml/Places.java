package id.simpul.hub.registry.yaml;

import java.util.HashMap;
import java.util.Map;

/** Where the files define or name things that only the whole registry can judge. */
final class Places {
    private final Map<String, Spot> spots = new HashMap<>();

    /** Notes the place of {@code what}; the first one counts. */
    void note(String what, Spot spot) {
        spots.putIfAbsent(what, spot);
    }

    boolean knows(String what) {
        return spots.containsKey(what);
    }

    /** The place of {@code what}, or one that says it is registered already, in {@code agency}'s part. */
    Spot of(String what, String agency) {
        Spot spot = spots.get(what);
        return spot == null ? new Spot(agency + " (registered)", 0, what) : spot;
    }

    static String agency(String code) {
        return "agency " + code;
    }

    static String application(String code) {
        return "application " + code;
    }

    static String agreement(String id) {
        return "agreement " + id;
    }

    static String consumer(String agreement) {
        return agreement(agreement) + " consumer";
    }

    static String subscription(String application, String code) {
        return "subscription " + application + "/" + code + " type";
    }

    static String eventType(String application, String type) {
        return "event type " + application + "/" + type;
    }
}
