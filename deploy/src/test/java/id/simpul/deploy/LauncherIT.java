package id.simpul.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher finds a JDK that is new enough, or says which ones it found instead. */
class LauncherIT {
    private static final String LAUNCHER =
            Path.of("bin", "simpul").toAbsolutePath().toString();

    @TempDir
    private Path folder;

    private Path programs;

    /** A PATH with what a shell script needs, and without Java. */
    @BeforeEach
    void linkPrograms() throws Exception {
        programs = Files.createDirectory(folder.resolve("programs"));
        for (String each : List.of("dirname", "readlink", "sed")) {
            Files.createSymbolicLink(programs.resolve(each), Path.of("/usr/bin", each));
        }
    }

    private Shell launch(Map<String, String> more, String... arguments) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "PATH", programs.toString(),
                "HOME", folder.toString(),
                "SIMPUL_JDK_FOLDERS", folder.resolve("jdks").toString()));
        environment.putAll(more);
        return Shell.run(
                environment,
                Stream.concat(Stream.of("/bin/sh", LAUNCHER), Stream.of(arguments))
                        .toArray(String[]::new));
    }

    private Path jdk(String name, String version) throws Exception {
        Path jdk = folder.resolve("jdks").resolve(name);
        Path java = Files.createDirectories(jdk.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho \"started $0\"\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return jdk;
    }

    @Test
    void withoutAnyJavaItSaysWhatIsMissing() {
        Shell launched = launch(Map.of());

        assertThat(launched.exitCode()).isEqualTo(2);
        assertThat(launched.output())
                .startsWith("simpul: JDK 25 or newer not found (found: none; looked at JAVA_HOME, PATH, ")
                .hasLineCount(1);
    }

    @Test
    void anOldJavaIsNamed() throws Exception {
        Path old = jdk("old", "17.0.9");

        Shell launched = launch(Map.of("JAVA_HOME", old.toString()));

        assertThat(launched.exitCode()).isEqualTo(2);
        assertThat(launched.output()).contains("17 in " + old).hasLineCount(1);
    }

    @Test
    void anOldJavaInJavaHomeDoesNotHideANewOne() throws Exception {
        Path old = jdk("old", "21");
        Path recent = jdk("recent", "25.0.1");

        Shell launched = launch(Map.of("JAVA_HOME", old.toString()), "--version");

        assertThat(launched.output()).isEqualTo("started " + recent.resolve("bin/java") + "\n");
    }

    @Test
    void aMissingArchiveIsNamed() throws Exception {
        Path alone = Files.createDirectory(folder.resolve("alone")).resolve("simpul");
        Files.copy(Path.of(LAUNCHER), alone);

        String jdk = jdk("recent", "25").toString();

        Shell launched = Shell.run(Map.of("PATH", programs.toString(), "JAVA_HOME", jdk), "/bin/sh", alone.toString());

        assertThat(launched.exitCode()).isEqualTo(2);
        assertThat(launched.output())
                .startsWith("simpul: simpul-hub.jar not found")
                .hasLineCount(1);
    }

    @Test
    void whatWasPreparedIsUsedUntilTheArchiveChanges() throws Exception {
        Files.createSymbolicLink(programs.resolve("find"), Path.of("/usr/bin/find"));
        Files.writeString(jdk("recent", "25").resolve("bin/java"), "#!/bin/sh\necho \"$@\"\n");
        Path archive = Files.writeString(folder.resolve("simpul-hub.jar"), "first");
        Path classes = Files.createDirectory(folder.resolve("simpul-hub")).resolve("classes.jsa");
        Map<String, String> settings = Map.of("SIMPUL_JAR", archive.toString());

        String unprepared = launch(settings).output();
        Files.createFile(classes);
        String prepared = launch(settings).output();
        Files.writeString(archive, "second");
        Files.setLastModifiedTime(archive, FileTime.from(Instant.EPOCH));
        String changed = launch(settings).output();

        assertThat(unprepared).endsWith("-jar " + archive + "\n").isEqualTo(changed);
        assertThat(prepared)
                .contains("-XX:SharedArchiveFile=" + classes + " ")
                .endsWith("-jar " + folder.resolve("simpul-hub/simpul-hub.jar") + "\n");
    }

    @Test
    void theVersionIsThatOfTheArchive() throws Exception {
        String pom = Files.readString(Path.of("pom.xml"));
        String version = pom.substring(pom.indexOf("<version>") + 9, pom.indexOf("</version>"));

        Shell launched = Shell.run("/bin/sh", LAUNCHER, "--version");

        assertThat(launched.exitCode()).isZero();
        assertThat(launched.output()).startsWith("simpul " + version + ", Java ");
    }

    @Test
    void anUnknownWordIsAnsweredWithTheUsage() {
        Shell launched = Shell.run("/bin/sh", LAUNCHER, "qqq");

        assertThat(launched.exitCode()).isEqualTo(2);
        assertThat(launched.output()).contains("qqq", "Usage: simpul");
    }
}
