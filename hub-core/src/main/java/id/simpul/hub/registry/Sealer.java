package id.simpul.hub.registry;

/** Encrypts what the registry keeps outside its database. */
public interface Sealer {
    byte[] seal(byte[] plain);

    /**
     * Opens what {@link #seal} made.
     *
     * @throws RuntimeException when it was changed, or sealed with a key that is not here
     */
    byte[] open(byte[] sealed);
}
