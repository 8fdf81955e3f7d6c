package id.simpul.hub.registry;

import java.util.List;

/** Everything that is valid at one version, as plain data: what {@code apply} writes and {@code export} reads. */
public record Registry(
        long version, City city, List<Agency> agencies, List<Application> applications, List<Agreement> agreements) {

    /** Before anything was ever applied. */
    public static final Registry EMPTY = new Registry(0, City.NONE, List.of(), List.of(), List.of());
}
