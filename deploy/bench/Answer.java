import java.nio.charset.StandardCharsets;

/** An HTTP/1.1 answer as far as the bench looks at it; {@code id} is the hub's number of the call, or empty. */
record Answer(int status, String id, String body) {

    /** The answer that begins {@code bytes}, or null where it is not complete yet. */
    static Answer read(byte[] bytes, int length) {
        int end = headEnd(bytes, length);
        if (end < 0) {
            return null;
        }
        String head = new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
        int status = Integer.parseInt(head.substring(9, 12));
        String announced = header(head, "content-length:");
        int bodyEnd = announced.isEmpty()
                ? header(head, "transfer-encoding:").isEmpty() ? end : chunksEnd(bytes, end, length)
                : end + Integer.parseInt(announced);
        if (bodyEnd < 0 || bodyEnd > length) {
            return null;
        }
        String body = status == 200 ? "" : new String(bytes, end, bodyEnd - end, StandardCharsets.UTF_8);
        return new Answer(status, header(head, "x-request-id:"), body);
    }

    private static int headEnd(byte[] bytes, int length) {
        for (int i = 12; i + 3 < length; i++) {
            if (bytes[i] == '\r' && bytes[i + 1] == '\n' && bytes[i + 2] == '\r' && bytes[i + 3] == '\n') {
                return i + 4;
            }
        }
        return -1;
    }

    private static String header(String head, String name) {
        for (int line = head.indexOf('\n') + 1; line > 0; line = head.indexOf('\n', line) + 1) {
            if (head.regionMatches(true, line, name, 0, name.length())) {
                return head.substring(line + name.length(), head.indexOf('\r', line)).strip();
            }
        }
        return "";
    }

    /** Answers here have no trailers: the empty chunk and an empty line end them. */
    private static int chunksEnd(byte[] bytes, int from, int length) {
        int at = from;
        while (at < length) {
            int line = at;
            while (line < length && bytes[line] != '\n') {
                line++;
            }
            if (line == length) {
                return -1;
            }
            int size = Integer.parseInt(new String(bytes, at, line - at, StandardCharsets.US_ASCII).strip(), 16);
            at = line + 1 + size + 2;
            if (size == 0) {
                return at;
            }
        }
        return -1;
    }
}
