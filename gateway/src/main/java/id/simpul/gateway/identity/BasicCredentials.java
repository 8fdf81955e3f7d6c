package id.simpul.gateway.identity;

import id.simpul.hub.message.Headers;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Id and secret of {@code client_secret_basic}: both form-url-encoded before Base64 (RFC 6749, section 2.3.1). */
record BasicCredentials(String id, String secret) {
    private static final int MAX_LENGTH = 2048;
    private static final String SCHEME = "Basic ";

    static BasicCredentials read(Headers headers) throws OAuthException {
        String header = onlyOne(headers);
        if (header.length() > MAX_LENGTH || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw OAuthException.invalidClient("client authentication is missing (expected: client_secret_basic)");
        }
        try {
            String pair = text(
                    Base64.getDecoder().decode(header.substring(SCHEME.length()).strip()));
            int colon = pair.indexOf(':');
            if (colon > 0) {
                return new BasicCredentials(decode(pair.substring(0, colon)), decode(pair.substring(colon + 1)));
            }
        } catch (IllegalArgumentException | CharacterCodingException malformed) {
            // the one answer below
        }
        throw OAuthException.invalidClient("the Authorization header is not a well-formed Basic one");
    }

    private static String onlyOne(Headers headers) throws OAuthException {
        List<String> values = new ArrayList<>(1);
        headers.forEach((name, value) -> {
            if (name.equalsIgnoreCase("authorization")) {
                values.add(value);
            }
        });
        if (values.size() > 1) {
            throw OAuthException.invalidRequest("the Authorization header was sent twice");
        }
        return values.isEmpty() ? "" : values.getFirst();
    }

    private static String decode(String part) {
        return URLDecoder.decode(part, StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    /** Leaves the secret out. */
    @Override
    public String toString() {
        return "BasicCredentials[" + id + "]";
    }
}
