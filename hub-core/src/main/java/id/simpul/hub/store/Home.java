package id.simpul.hub.store;

import java.nio.file.Path;

/** The folder of this installation ({@code SIMPUL_HOME}): everything that must survive a restart. */
public record Home(Path root) {

    /** The key-encryption key and the wrapped keys; readable by the owner only. */
    public Path keys() {
        return root.resolve("keys");
    }

    /** The secret of the client {@code konsol} outside the sample city; readable by the owner only. */
    public Path consoleSecret() {
        return keys().resolve("konsol-secret");
    }

    /** Evidence that has not reached the ledger topic yet. */
    public Path journal() {
        return root.resolve("journal");
    }

    /** The ledger's signed heads, kept apart from the database whose rows they vouch for. */
    public Path checkpoints() {
        return root.resolve("checkpoints");
    }

    /** The encrypted last good copy of the registry. */
    public Path lastGoodRegistry() {
        return root.resolve("registry").resolve("last-good.sealed");
    }

    /** What connectors note for themselves, such as what was fetched last; one file a connection. */
    public Path connectors() {
        return root.resolve("connectors");
    }

    /** The encrypted last good copy of the applications' credentials. */
    public Path lastGoodCredentials() {
        return root.resolve("identity").resolve("last-good.sealed");
    }

    public Path postgres() {
        return root.resolve("postgres");
    }

    public Path kafka() {
        return root.resolve("kafka");
    }

    public Path logs() {
        return root.resolve("logs");
    }
}
