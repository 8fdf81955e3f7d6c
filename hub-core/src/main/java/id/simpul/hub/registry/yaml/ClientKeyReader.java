package id.simpul.hub.registry.yaml;

import id.simpul.hub.registry.ClientKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the public keys of an application. */
final class ClientKeyReader {
    private static final int MOST = 5;
    /** The private members are read only to say what is wrong with them. */
    private static final List<String> MEMBERS =
            Stream.concat(ClientKey.PUBLIC.stream(), ClientKey.PRIVATE.stream()).toList();

    private static final Format<String> MEMBER = Format.text("[A-Za-z0-9._:=-]{1,1400}", "letters, digits or ._:=-");

    private ClientKeyReader() {}

    static List<ClientKey> read(Fields application) {
        List<ClientKey> keys = new ArrayList<>();
        Once once = new Once();
        for (Fields each : application.mappings("keys", MEMBERS)) {
            ClientKey key = key(each);
            if (key != null && once.check(each, "kid", key.kid())) {
                keys.add(key);
            }
        }
        if (keys.size() > MOST) {
            application.problem("keys", "at most " + MOST, String.valueOf(keys.size()));
        }
        return List.copyOf(keys);
    }

    private static @Nullable ClientKey key(Fields fields) {
        Map<String, String> members = new TreeMap<>();
        for (String name : fields.names()) {
            if (ClientKey.PRIVATE.contains(name)) {
                fields.problem(
                        name, "the public key alone; make a new key, this one has been shown", "a private member");
                return null;
            }
            members.put(name, fields.required(name, MEMBER));
        }
        try {
            return ClientKey.of(members);
        } catch (IllegalArgumentException wrong) {
            fields.problem("kid", "a public key as JWK members", Objects.requireNonNull(wrong.getMessage()));
            return null;
        }
    }
}
