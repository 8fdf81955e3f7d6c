package id.simpul.hub.store;

/** A room's schema; its migrations stand under {@code db/<name>/} on the class path. One bean a room that owns tables. */
public record Schema(String name) {}
