package id.simpul.gateway.runtime;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The last lines of a server's log, to be shown when it does not start. */
final class LogTail {
    private static final int LINES = 5;
    private static final int BYTES = 4096;

    private LogTail() {}

    static String of(Path log) {
        List<String> lines = read(log)
                .lines()
                .filter(each -> !each.isBlank() && !each.startsWith("\tat "))
                .toList();
        return lines.stream()
                .skip(Math.max(0, lines.size() - LINES))
                .map(each -> System.lineSeparator() + "    " + each)
                .collect(Collectors.joining());
    }

    private static String read(Path log) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - BYTES));
            byte[] end = new byte[BYTES];
            int length = Math.max(0, file.read(end));
            return new String(end, 0, length, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
