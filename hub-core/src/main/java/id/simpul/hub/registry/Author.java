package id.simpul.hub.registry;

/** Who changes the registry, and why; kept with the version. */
public record Author(String who, String reason) {
    public static final Author HUB = new Author("simpul", "");
}
