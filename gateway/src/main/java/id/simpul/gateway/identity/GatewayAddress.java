package id.simpul.gateway.identity;

/**
 * Under which URL applications know this hub; the issuer of their tokens.
 *
 * @param url without a trailing slash, such as {@code http://127.0.0.1:8000}
 */
public record GatewayAddress(String url) {
    public GatewayAddress {
        if (!url.matches("https?://[^/?#]+(/[^?#]*[^/?#])?")) {
            throw new IllegalArgumentException(
                    "simpul.gateway-url: " + url + " (expected: http(s)://host[:port][/path])");
        }
    }
}
