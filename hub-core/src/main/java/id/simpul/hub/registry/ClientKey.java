package id.simpul.hub.registry;

import java.math.BigInteger;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The public key by which an application signs its requests for tokens, as the members of a JWK (RFC 7517): RSA of 2048
 * to 4096 bits, or EC on P-256 (RFC 7518, section 6). Private members are refused.
 *
 * @param kid its name within the application
 * @param members as they stand in a JWK set, {@code kid} among them
 */
public record ClientKey(String kid, Map<String, String> members) {
    /** What may be given. */
    public static final List<String> PUBLIC = List.of("kty", "kid", "use", "alg", "n", "e", "crv", "x", "y");
    /** What must never leave the application (RFC 7518, sections 6.2.2, 6.3.2 and 6.4.1). */
    public static final Set<String> PRIVATE = Set.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");

    private static final int MIN_BITS = 2048;
    private static final int MAX_BITS = 4096;
    private static final BigInteger PRIME =
            new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);
    private static final BigInteger B =
            new BigInteger("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b", 16);

    /** Throws {@link IllegalArgumentException} that says which member is wrong, never the value of a private one. */
    public ClientKey {
        members = Collections.unmodifiableMap(new TreeMap<>(members));
        members.keySet().forEach(ClientKey::requirePublic);
        require(members, "kid", kid.matches("[A-Za-z0-9._:=-]{1,100}"), "1 to 100 letters, digits or ._:=-");
        require(members, "use", members.getOrDefault("use", "sig").equals("sig"), "sig");
        switch (members.getOrDefault("kty", "")) {
            case "RSA" -> requireRsa(members);
            case "EC" -> requireEc(members);
            default -> require(members, "kty", false, "RSA or EC");
        }
    }

    /** The key that {@code members} describe. */
    public static ClientKey of(Map<String, String> members) {
        return new ClientKey(members.getOrDefault("kid", ""), members);
    }

    private static void requirePublic(String name) {
        if (PRIVATE.contains(name)) {
            throw new IllegalArgumentException(name
                    + ": a private member (expected: the public key alone; make a new key, this one has been shown)");
        }
        if (!PUBLIC.contains(name)) {
            throw new IllegalArgumentException(name + ": unknown (expected: one of " + String.join(", ", PUBLIC) + ")");
        }
    }

    private static void requireRsa(Map<String, String> members) {
        String algorithm = members.getOrDefault("alg", "RS256");
        require(members, "alg", algorithm.equals("RS256") || algorithm.equals("PS256"), "RS256 or PS256");
        BigInteger modulus = number(members, "n");
        BigInteger exponent = number(members, "e");
        int bits = modulus.bitLength();
        require(bits >= MIN_BITS && bits <= MAX_BITS && modulus.testBit(0), "n", bits + " bits", "2048 to 4096, odd");
        require(
                exponent.testBit(0) && exponent.bitLength() > 1 && exponent.bitLength() <= 32,
                "e",
                exponent.toString(16),
                "an odd number such as AQAB (65537)");
    }

    private static void requireEc(Map<String, String> members) {
        require(members, "alg", members.getOrDefault("alg", "ES256").equals("ES256"), "ES256");
        require(members, "crv", members.getOrDefault("crv", "").equals("P-256"), "P-256");
        BigInteger x = number(members, "x");
        BigInteger y = number(members, "y");
        BigInteger right = x.pow(3).subtract(x.multiply(BigInteger.valueOf(3))).add(B);
        boolean onCurve = x.compareTo(PRIME) < 0
                && y.compareTo(PRIME) < 0
                && y.multiply(y).subtract(right).mod(PRIME).signum() == 0;
        require(onCurve, "x, y", "no such point", "a point of P-256");
    }

    private static BigInteger number(Map<String, String> members, String name) {
        String value = members.getOrDefault(name, "");
        try {
            return new BigInteger(1, Base64.getUrlDecoder().decode(value));
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: base64url)", malformed);
        }
    }

    private static void require(Map<String, String> members, String name, boolean right, String expected) {
        require(right, name, members.getOrDefault(name, "nothing"), expected);
    }

    private static void require(boolean right, String name, String found, String expected) {
        if (!right) {
            throw new IllegalArgumentException(name + ": " + found + " (expected: " + expected + ")");
        }
    }
}
