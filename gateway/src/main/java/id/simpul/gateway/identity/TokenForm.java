package id.simpul.gateway.identity;

import id.simpul.hub.message.Headers;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The form of a client credentials request (RFC 6749, section 4.4.2), taken apart strictly. */
record TokenForm(Map<String, String> values) {
    static final int MAX_LENGTH = 8192;

    private static final String TYPE = "application/x-www-form-urlencoded";
    private static final Pattern SCOPES =
            Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]+( [\\x21\\x23-\\x5B\\x5D-\\x7E]+)*");

    static TokenForm read(Headers headers, byte[] body) throws OAuthException {
        String type = headers.first("content-type");
        if (type == null
                || !type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(TYPE)) {
            throw OAuthException.invalidRequest("the content type must be " + TYPE);
        }
        if (body.length > MAX_LENGTH) {
            throw OAuthException.invalidRequest("the form is longer than " + MAX_LENGTH + " bytes");
        }
        return new TokenForm(values(new String(body, StandardCharsets.US_ASCII)));
    }

    /** A parameter without a value counts as left out (RFC 6749, section 3.2); one that comes twice is refused. */
    private static Map<String, String> values(String form) throws OAuthException {
        Map<String, String> values = new HashMap<>();
        Set<String> names = new HashSet<>();
        for (String pair : form.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            String name = decode(parts[0]);
            if (!pair.isEmpty() && !names.add(name)) {
                throw OAuthException.invalidRequest("a parameter was sent twice");
            }
            if (parts.length == 2 && !parts[1].isEmpty()) {
                values.put(name, decode(parts[1]));
            }
        }
        return values;
    }

    private static String decode(String part) throws OAuthException {
        try {
            return URLDecoder.decode(part, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw OAuthException.invalidRequest("the form is not well-formed " + TYPE);
        }
    }

    /** What the client signed (RFC 7523, section 2.2); null where it authenticates in another way. */
    @Nullable
    String assertion() throws OAuthException {
        String assertion = values.get("client_assertion");
        String type = values.get("client_assertion_type");
        if (assertion == null && type == null) {
            return null;
        }
        if (assertion == null || !AssertionVerifier.TYPE.equals(type)) {
            throw OAuthException.invalidRequest(
                    "client_assertion goes with client_assertion_type=" + AssertionVerifier.TYPE);
        }
        return assertion;
    }

    /** Refuses a secret in the form and an id that contradicts the one that authenticates. */
    void checkAgainst(String client) throws OAuthException {
        if (values.containsKey("client_secret")) {
            throw OAuthException.invalidRequest("a secret belongs in the Authorization header: client_secret_basic");
        }
        if (!values.getOrDefault("client_id", client).equals(client)) {
            throw OAuthException.invalidRequest("client_id differs from the client that authenticates");
        }
    }

    /** The token that is asked about (RFC 7662, section 2.1; RFC 7009, section 2.1). */
    String token() throws OAuthException {
        String token = values.get("token");
        if (token == null) {
            throw OAuthException.invalidRequest("token is missing");
        }
        return token;
    }

    void checkGrant() throws OAuthException {
        String grant = values.get("grant_type");
        if (grant == null) {
            throw OAuthException.invalidRequest("grant_type is missing (expected: client_credentials)");
        }
        if (!grant.equals("client_credentials")) {
            throw OAuthException.unsupportedGrant();
        }
    }

    /** The scopes asked for, all within {@code allowed}; every allowed one where none was asked for. */
    Set<String> scopes(Set<String> allowed) throws OAuthException {
        String asked = values.get("scope");
        if (asked == null) {
            return new TreeSet<>(allowed);
        }
        if (!SCOPES.matcher(asked).matches() || !allowed.containsAll(List.of(asked.split(" ", -1)))) {
            throw OAuthException.invalidScope();
        }
        return new TreeSet<>(List.of(asked.split(" ", -1)));
    }

    /** Leaves the values out: one may be a secret in the wrong place. */
    @Override
    public String toString() {
        return "TokenForm" + values.keySet();
    }
}
