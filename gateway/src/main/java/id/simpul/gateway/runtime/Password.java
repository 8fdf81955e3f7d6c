package id.simpul.gateway.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;

/** A password of this installation, made at first use and kept in a file that only the owner reads. */
record Password(Path folder, String name) {
    private static final int BYTES = 32;

    Path file() {
        return folder.resolve(name);
    }

    synchronized String value() {
        try {
            if (!Files.exists(file())) {
                create();
            }
            return Files.readString(file()).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void create() throws IOException {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        Folders.createPrivate(folder);
        Path fresh = Folders.privateFile(folder.resolve(name + ".new"));
        Files.writeString(fresh, HexFormat.of().formatHex(random) + "\n");
        Files.move(fresh, file(), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public String toString() {
        return "Password[" + file() + "]";
    }
}
