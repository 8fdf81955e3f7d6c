package id.simpul.connectors.oss;

import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What OSS sent, read as it comes: keys with a trailing space, numbers where the list says text, fillers.
 *
 * @param content the message below its root in canonical form, see {@link Canonical}
 */
record OssMessage(String nib, Map<String, Object> content) {
    static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final Pattern NIB = Pattern.compile("[0-9]{13}");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /**
     * Reads the body of a call of {@code method}.
     *
     * @throws FaultException in a sentence that helps, without a word of what was sent
     */
    static OssMessage read(OssMethod method, byte[] body) throws FaultException {
        Map<String, Object> content = Canonical.object(message(method, tree(text(body))));
        String nib = String.valueOf(content.getOrDefault("nib", ""));
        if (nib.isEmpty()) {
            throw refused("Isian nib tidak ada.");
        }
        if (!NIB.matcher(nib).matches()) {
            throw refused("NIB harus 13 angka, yang diterima " + nib.length() + " karakter.");
        }
        return new OssMessage(nib, content);
    }

    private static String text(byte[] body) throws FaultException {
        if (body.length == 0) {
            throw refused("Isi kosong. Kirim JSON dalam UTF-8.");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException otherCharset) {
            throw refused("Isi bukan teks UTF-8.");
        }
    }

    private static JsonNode tree(String text) throws FaultException {
        try {
            return JSON.readTree(text);
        } catch (JacksonException broken) {
            throw refused("Isi bukan JSON yang utuh.");
        }
    }

    private static JsonNode message(OssMethod method, JsonNode tree) throws FaultException {
        for (Map.Entry<String, JsonNode> each : tree.properties()) {
            boolean asked =
                    method.requestRoot().isEmpty() || each.getKey().strip().equals(method.requestRoot());
            if (asked && each.getValue().isObject()) {
                return each.getValue();
            }
        }
        throw refused(
                method.requestRoot().isEmpty()
                        ? "Isi JSON harus satu objek di dalam akarnya."
                        : "Akar JSON harus " + method.requestRoot() + " dan berisi objek.");
    }

    private static FaultException refused(String sentence) {
        return new FaultException(Fault.caller(FaultCode.ISI_TIDAK_SAH, sentence));
    }

    /** Leaves the content out: it holds people. */
    @Override
    public String toString() {
        return "OssMessage[" + content.size() + " fields]";
    }
}
