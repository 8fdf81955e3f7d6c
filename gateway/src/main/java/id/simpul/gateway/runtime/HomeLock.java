package id.simpul.gateway.runtime;

import id.simpul.hub.store.Home;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** One hub a home folder: held as long as the process lives, released by the system however it ends. */
final class HomeLock implements AutoCloseable {
    private final FileChannel channel;

    private HomeLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Makes the folder where it is missing and takes it. */
    static HomeLock take(Home home) {
        try {
            Folders.createPrivate(home.root());
            Folders.createPrivate(home.logs());
            return lock(home);
        } catch (IOException e) {
            throw StartFailure.configuration("SIMPUL_HOME: " + home.root() + " (expected: a folder that "
                    + System.getProperty("user.name") + " can write)");
        }
    }

    private static HomeLock lock(Home home) throws IOException {
        FileChannel channel = FileChannel.open(file(home), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @Nullable FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw StartFailure.configuration("SIMPUL_HOME: " + home.root() + " is in use by process "
                    + Files.readString(file(home)).strip()
                    + " (expected: one hub a folder; stop that one or set SIMPUL_HOME)");
        }
        channel.truncate(0);
        channel.write(StandardCharsets.UTF_8.encode(ProcessHandle.current().pid() + "\n"));
        return new HomeLock(channel);
    }

    /** Whether a living process holds the folder. */
    static boolean isTaken(Home home) throws IOException {
        try (FileChannel channel = FileChannel.open(file(home), StandardOpenOption.WRITE);
                @Nullable FileLock lock = channel.tryLock()) {
            return lock == null;
        }
    }

    private static Path file(Home home) {
        return home.root().resolve("hub.lock");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // the system releases the lock at the end of the process, which is now
            return;
        }
    }
}
