package id.simpul.gateway.dataplane;

import id.simpul.gateway.identity.TokenEndpoint;
import id.simpul.hub.message.Headers;
import id.simpul.hub.message.Reply;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The hub's own addresses on port 8000. */
@Component
class Doors {
    private static final int FORM_LIMIT = 16 * 1024;

    private final Map<String, Door> byAddress;

    Doors(TokenEndpoint tokens) {
        Door jwks = new Buffered(0, (headers, body, address) -> tokens.jwks());
        Door discovery = new Buffered(0, (headers, body, address) -> tokens.discovery());
        byAddress = Map.of(
                "POST /oauth2/token", new Buffered(FORM_LIMIT, tokens::token),
                "GET /oauth2/jwks", jwks,
                "GET /.well-known/jwks.json", jwks,
                "GET /.well-known/oauth-authorization-server", discovery,
                "GET /.well-known/openid-configuration", discovery);
    }

    /** Doors by method and path, such as {@code POST /oauth2/token}. */
    Map<String, Door> byAddress() {
        return byAddress;
    }

    private record Buffered(int bodyLimit, Handler handler) implements Door {
        @Override
        public Reply answer(Headers headers, byte[] body, String clientAddress) {
            return handler.answer(headers, body, clientAddress);
        }
    }

    @FunctionalInterface
    private interface Handler {
        Reply answer(Headers headers, byte[] body, String clientAddress);
    }
}
