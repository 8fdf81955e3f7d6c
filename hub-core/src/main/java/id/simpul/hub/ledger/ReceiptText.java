package id.simpul.hub.ledger;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes a receipt in its one form (docs/evidence.md): no blanks, members in order, texts with the shortest escapes. */
final class ReceiptText {
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder text = new StringBuilder("{\"format\":\"simpul-receipt/1\",\"call\":");
    private boolean first = true;

    ReceiptText(String callId) {
        string(callId);
        text.append(",\"records\":[");
    }

    void record(int partition, long seq, String body, List<byte[]> proof) {
        text.append(first ? "" : ",").append("{\"partition\":").append(partition);
        text.append(",\"seq\":").append(seq).append(",\"body\":");
        string(body);
        text.append(",\"proof\":[");
        for (int i = 0; i < proof.size(); i++) {
            text.append(i == 0 ? "" : ",");
            string(Receipts.base64(proof.get(i)));
        }
        text.append("]}");
        first = false;
    }

    byte[] finish(String nonce, String checkpoint) {
        text.append("],\"nonce\":");
        string(nonce);
        text.append(",\"checkpoint\":");
        string(checkpoint);
        return text.append("}\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private void string(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c == '\n') {
                text.append("\\n");
            } else if (c < ' ') {
                text.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }
}
