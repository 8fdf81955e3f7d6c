package id.simpul.gateway.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.hub.store.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeFilesTest {
    @TempDir
    private Path folder;

    private Home home;

    @BeforeEach
    void nameHome() {
        home = new Home(folder.resolve("home"));
    }

    @Test
    void aPasswordIsMadeOnceAndOnlyItsOwnerReadsIt() throws Exception {
        Password password = new Password(home.keys(), "postgres.password");

        String first = password.value();

        assertThat(first).hasSize(64);
        assertThat(password.value()).isEqualTo(first);
        assertThat(permissions(password.file())).isEqualTo("rw-------");
        assertThat(permissions(home.keys())).isEqualTo("rwx------");
    }

    @Test
    void theHomeFolderBelongsToItsOwner() throws Exception {
        try (HomeLock lock = HomeLock.take(home)) {
            assertThat(lock).isNotNull();
            assertThat(permissions(home.root())).isEqualTo("rwx------");
        }
        assertThat(HomeLock.isTaken(home)).isFalse();
    }

    @Test
    void aStrangersProcessIsNotTakenForOurs() throws Exception {
        Path pidFile =
                Files.writeString(folder.resolve("pid"), ProcessHandle.current().pid() + "\nmore\n");

        assertThat(Children.find(pidFile, Path.of("/a/folder/of/ours"))).isEmpty();
        assertThat(Children.pid(pidFile)).contains(ProcessHandle.current().pid());
    }

    @Test
    void whatIsNoNumberIsNoProcess() throws Exception {
        Path pidFile = Files.writeString(folder.resolve("pid"), "\n");

        assertThat(Children.pid(pidFile)).isEmpty();
        assertThat(Children.pid(folder.resolve("absent"))).isEmpty();
    }

    @Test
    void theEndOfALogIsShownWithoutStackTraces() throws Exception {
        String lines = IntStream.range(0, 1000).mapToObj(n -> "line " + n).collect(Collectors.joining("\n"));
        Path log = Files.writeString(folder.resolve("log"), lines + "\n\tat a.b.C\n\n");

        assertThat(LogTail.of(log).lines().map(String::strip).filter(each -> !each.isEmpty()))
                .containsExactly("line 995", "line 996", "line 997", "line 998", "line 999");
        assertThat(LogTail.of(folder.resolve("absent"))).isEmpty();
    }

    private static String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
