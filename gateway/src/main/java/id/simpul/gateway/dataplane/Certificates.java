package id.simpul.gateway.dataplane;

import id.simpul.gateway.runtime.HttpSettings;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.X509KeyManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The port's certificate and key, read again when their files change. What cannot be used leaves the old ones serving. */
final class Certificates {
    private static final Logger LOG = LoggerFactory.getLogger(Certificates.class);
    private static final long PERIOD_MILLIS = 2000;
    private static final long PATIENCE_SECONDS = 10;
    private static final byte[] PROBE = "simpul".getBytes(StandardCharsets.US_ASCII);

    private final Vertx vertx;
    private final HttpSettings.Tls files;
    private final List<HttpServer> servers;
    private @Nullable Pair served;
    private @Nullable Pair refused;

    Certificates(Vertx vertx, HttpSettings.Tls files, List<HttpServer> servers) {
        this.vertx = vertx;
        this.files = files;
        this.servers = servers;
    }

    private record Pair(byte[] certificate, byte[] key) {
        boolean same(@Nullable Pair other) {
            return other != null && Arrays.equals(certificate, other.certificate) && Arrays.equals(key, other.key);
        }
    }

    /** The pair to start with; throws {@link IllegalStateException} where it cannot be used. */
    KeyCertOptions load() {
        try {
            Pair pair = read();
            KeyCertOptions checked = check(pair);
            served = pair;
            return checked;
        } catch (Exception unusable) {
            throw new IllegalStateException(
                    "SIMPUL_TLS_CERT, SIMPUL_TLS_KEY: " + unusable.getMessage()
                            + " (expected: a certificate and its key in PEM)",
                    unusable);
        }
    }

    /** Looks at the files from now on. */
    void watch() {
        vertx.setPeriodic(
                PERIOD_MILLIS,
                id -> vertx.executeBlocking(() -> {
                    renew();
                    return null;
                }));
    }

    /** Reads the files and serves what has changed and can be used; waits for the event loops, so never call it on one. */
    synchronized void renew() {
        Pair pair;
        try {
            pair = read();
        } catch (IOException unreadable) {
            LOG.warn("the gateway's certificate cannot be read, the old one stays: {}", unreadable.getMessage());
            return;
        }
        if (pair.same(served) || pair.same(refused)) {
            return;
        }
        try {
            KeyCertOptions checked = check(pair);
            for (HttpServer each : servers) {
                each.updateSSLOptions(new ServerSSLOptions().setUseAlpn(true).setKeyCertOptions(checked), true)
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
            served = pair;
            refused = null;
            LOG.info("the gateway serves with the certificate that has changed");
        } catch (Exception unusable) {
            refused = pair;
            LOG.warn(
                    "the gateway's certificate has changed and cannot be used, the old one stays: {}",
                    unusable.getMessage());
        }
    }

    private Pair read() throws IOException {
        return new Pair(Files.readAllBytes(files.certificate()), Files.readAllBytes(files.key()));
    }

    /** A key that is not the certificate's would only be noticed by the first caller. */
    private KeyCertOptions check(Pair pair) throws Exception {
        PemKeyCertOptions options = new PemKeyCertOptions()
                .setCertValue(Buffer.buffer(pair.certificate()))
                .setKeyValue(Buffer.buffer(pair.key()));
        for (KeyManager each : options.getKeyManagerFactory(vertx).getKeyManagers()) {
            if (each instanceof X509KeyManager manager) {
                requireMatch(manager);
            }
        }
        return options;
    }

    private static void requireMatch(X509KeyManager manager) throws GeneralSecurityException {
        for (String type : new String[] {"RSA", "EC", "Ed25519", "EdDSA"}) {
            String[] aliases = manager.getServerAliases(type, null);
            for (String alias : aliases == null ? new String[0] : aliases) {
                requireMatch(manager.getPrivateKey(alias), manager.getCertificateChain(alias)[0].getPublicKey());
                return;
            }
        }
        throw new GeneralSecurityException("the file has no certificate with a key");
    }

    private static void requireMatch(PrivateKey key, PublicKey certified) throws GeneralSecurityException {
        String algorithm = switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> "EdDSA";
        };
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(PROBE);
        byte[] signed = signature.sign();
        signature.initVerify(certified);
        signature.update(PROBE);
        if (!signature.verify(signed)) {
            throw new GeneralSecurityException("the key does not belong to the certificate");
        }
    }
}
