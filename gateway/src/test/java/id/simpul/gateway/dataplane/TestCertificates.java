package id.simpul.gateway.dataplane;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/** An authority made for one test, and the certificates that it gives (RFC 5280, written out in DER). */
final class TestCertificates {
    private static final byte[] ECDSA_SHA256 = sequence(oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02));

    private final KeyPair keys = keyPair();
    private final byte[] name;
    private final String pem;
    private int serial = 1;

    TestCertificates(String authority) {
        name = name(authority);
        // basicConstraints: a certificate authority
        pem = pem("CERTIFICATE", certificate(name, keys, extension(0x13, sequence(new byte[] {1, 1, (byte) 0xff}))));
    }

    /** A certificate and its key, both PEM. */
    record Pair(String certificate, String key) {}

    /** The authority's own certificate. */
    String authority() {
        return pem;
    }

    /** For a host with that name. */
    Pair give(String host) {
        KeyPair own = keyPair();
        byte[] dns = tagged(0x82, host.getBytes(StandardCharsets.US_ASCII));
        byte[] certificate = certificate(name(host), own, extension(0x11, sequence(dns)));
        return new Pair(
                pem("CERTIFICATE", certificate),
                pem("PRIVATE KEY", own.getPrivate().getEncoded()));
    }

    private byte[] certificate(byte[] subject, KeyPair own, byte[] extension) {
        byte[] validity = sequence(time("250101000000Z"), time("490101000000Z"));
        byte[] body = sequence(
                tagged(0xa0, new byte[] {2, 1, 2}),
                tagged(2, BigInteger.valueOf(serial++).toByteArray()),
                ECDSA_SHA256,
                name,
                validity,
                subject,
                own.getPublic().getEncoded(),
                tagged(0xa3, sequence(extension)));
        return sequence(body, ECDSA_SHA256, tagged(3, joined(new byte[] {0}, signed(body))));
    }

    private byte[] signed(byte[] body) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(body);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] name(String common) {
        byte[] text = tagged(0x0c, common.getBytes(StandardCharsets.US_ASCII));
        return sequence(tagged(0x31, sequence(oid(0x55, 0x04, 0x03), text)));
    }

    private static byte[] extension(int last, byte[] value) {
        return sequence(oid(0x55, 0x1d, last), tagged(4, value));
    }

    private static byte[] time(String utc) {
        return tagged(0x17, utc.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] oid(int... parts) {
        byte[] bytes = new byte[parts.length];
        for (int i = 0; i < parts.length; i++) {
            bytes[i] = (byte) parts[i];
        }
        return tagged(6, bytes);
    }

    private static byte[] sequence(byte[]... parts) {
        return tagged(0x30, joined(parts));
    }

    private static byte[] tagged(int tag, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length > 0xff) {
            out.write(0x82);
            out.write(content.length >> 8);
        } else if (content.length > 0x7f) {
            out.write(0x81);
        }
        out.write(content.length);
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] each : parts) {
            out.writeBytes(each);
        }
        return out.toByteArray();
    }

    private static String pem(String what, byte[] der) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + what + "-----\n" + base64 + "\n-----END " + what + "-----\n";
    }
}
