package id.simpul.hub.registry;

import java.net.InetAddress;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The addresses from which a client may call that shows no other proof: one address, or a range in the notation of RFC 4632,
 * section 3.1, such as {@code 10.20.0.0/16} or {@code 2001:db8::/48}. Never a name: a name is what somebody else's server says.
 */
public final class AddressRange {
    private final String text;
    private final byte[] first;
    private final int bits;

    private AddressRange(String text, byte[] first, int bits) {
        this.text = text;
        this.first = first;
        this.bits = bits;
    }

    /** Throws {@link IllegalArgumentException} where {@code text} is no range, or its bits behind the prefix are not zero. */
    public static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        byte[] address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash))
                .getAddress();
        int most = address.length * 8;
        int bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
        if (text.indexOf('%') >= 0 || bits < 1 || bits > most || !Arrays.equals(masked(address, bits), address)) {
            throw new IllegalArgumentException(
                    "address: " + text + " (expected: an IP address, or a range such as 10.20.0.0/16)");
        }
        return new AddressRange(text, address, bits);
    }

    private static byte[] masked(byte[] address, int bits) {
        byte[] masked = address.clone();
        for (int i = 0; i < masked.length; i++) {
            int left = Math.clamp(bits - i * 8L, 0, 8);
            masked[i] &= (byte) (0xff << (8 - left));
        }
        return masked;
    }

    /** Whether {@code address}, an IP address as a socket gives it, lies within. */
    public boolean contains(String address) {
        try {
            byte[] other = InetAddress.ofLiteral(address).getAddress();
            return other.length == first.length && Arrays.equals(masked(other, bits), first);
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AddressRange that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
