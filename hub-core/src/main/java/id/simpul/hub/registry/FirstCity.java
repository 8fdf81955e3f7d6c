package id.simpul.hub.registry;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
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

    /** File name to text; empty where the registry is to stay empty. */
    public Map<String, String> files() throws IOException {
        if (setting.equals(NONE)) {
            return Map.of();
        }
        return read(setting.isBlank() ? BUNDLED : Path.of(setting).toUri() + "*.yaml");
    }

    private Map<String, String> read(String pattern) throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (Resource each : new PathMatchingResourcePatternResolver().getResources(pattern)) {
            files.put(String.valueOf(each.getFilename()), text(each.getContentAsByteArray()));
        }
        if (files.isEmpty()) {
            throw new IOException("SIMPUL_CITY: " + setting + " (expected: none, or a folder with *.yaml files)");
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
