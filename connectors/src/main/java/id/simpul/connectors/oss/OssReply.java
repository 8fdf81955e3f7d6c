package id.simpul.connectors.oss;

import id.simpul.hub.message.Headers;
import id.simpul.hub.message.Reply;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Answers as OSS wants them: HTTP 200 whatever happened, the outcome inside. */
final class OssReply {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Headers HEADERS = Headers.of(Map.of("Content-Type", "application/json"));
    private static final String DONE = "1";
    private static final String REFUSED = "2";

    private OssReply() {}

    static Reply done(OssMethod method, String sentence) {
        return of(method, DONE, sentence);
    }

    static Reply refused(OssMethod method, String sentence) {
        return of(method, REFUSED, sentence);
    }

    private static Reply of(OssMethod method, String status, String sentence) {
        Map<String, String> outcome = new LinkedHashMap<>();
        outcome.put("status", status);
        outcome.put("keterangan", sentence);
        return json(200, Map.of(method.responseRoot(), outcome));
    }

    /** For an address that is no method of OSS. */
    static Reply unknownMethod() {
        return json(404, Map.of("kode", "404", "keterangan", "Service tidak ditemukan."));
    }

    private static Reply json(int status, Object body) {
        return new Reply(status, HEADERS, JSON.writeValueAsBytes(body));
    }
}
