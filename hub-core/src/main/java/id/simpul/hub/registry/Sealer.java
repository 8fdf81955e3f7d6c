package id.simpul.hub.registry;

/** Encrypts what nobody may read in the registry's files and tables. */
public interface Sealer {
    byte[] seal(byte[] plain);

    /**
     * Opens what {@link #seal} made.
     *
     * @throws RuntimeException when it was changed, or sealed with a key that is not here
     */
    byte[] open(byte[] sealed);
}
