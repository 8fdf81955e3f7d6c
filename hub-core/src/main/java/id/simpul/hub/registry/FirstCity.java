package id.simpul.hub.registry;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The files that an empty registry starts with: the bundled sample city, a folder ({@code SIMPUL_CITY}), or none. */
@Component
public class FirstCity {
    private static final String BUNDLED = "classpath*:city/*.yaml";
    private static final String NONE = "none";

    private final String setting;

    public FirstCity(@Value("${simpul.city:}") String setting) {
        this.setting = setting;
    }

    /**
     * File name to text; empty where the registry is to stay empty.
     *
     * @throws IOException in the operator's words, where there are no files to read
     */
    public Map<String, String> files() throws IOException {
        if (setting.equals(NONE)) {
            return Map.of();
        }
        Map<String, String> files = setting.isBlank() ? bundled() : folder(Path.of(setting));
        if (files.isEmpty()) {
            throw new IOException("SIMPUL_CITY: " + setting + " (expected: none, or a folder with *.yaml files)");
        }
        return files;
    }

    private static Map<String, String> bundled() throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (Resource each : new PathMatchingResourcePatternResolver().getResources(BUNDLED)) {
            files.put(String.valueOf(each.getFilename()), text(each.getContentAsByteArray()));
        }
        return files;
    }

    private static Map<String, String> folder(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.{yaml,yml}")) {
                for (Path each : found) {
                    files.put(each.getFileName().toString(), text(Files.readAllBytes(each)));
                }
            }
        }
        return files;
    }

    /** UTF-8, with a mark that the reader refuses wherever the bytes are not. */
    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
