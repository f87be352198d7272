package greenlab.server;

import greenlab.fetch.Trust;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The server's key and certificate for localhost, and the truststore by which clients verify it: two PKCS12 files in
 * one folder, made when they are missing, broken or about to expire.
 *
 * @param keystore the private key and its certificate
 * @param truststore the certificate alone
 */
public record Keys(Path keystore, Path truststore) {

    /** The password of both files: the one by which the kit's clients open the truststore. */
    public static final String PASSWORD = Trust.PASSWORD;

    static final String ALIAS = "greenlab";
    private static final Duration MARGIN = Duration.ofDays(1);

    /**
     * The keys in this folder, made if need be. Two processes may ask at once: one makes them, both get the same.
     *
     * @throws CannotStart if they have to be made, and can't
     */
    public static Keys in(Path folder) throws CannotStart {
        return in(folder, InstantSource.system());
    }

    static Keys in(Path folder, InstantSource clock) throws CannotStart {
        var keys = at(folder);
        if (!keys.areGood(clock)) {
            new KeyMaker(folder).makeUnless(() -> keys.areGood(clock));
        }
        return keys;
    }

    public static Keys at(Path folder) {
        return new Keys(folder.resolve("keystore.p12"), folder.resolve("truststore.p12"));
    }

    /** A TLS context that trusts this server and nobody else. */
    public SSLContext clientContext() throws IOException, GeneralSecurityException {
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(load(truststore));
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    /** The server's certificate. */
    X509Certificate certificate() throws IOException, GeneralSecurityException {
        return (X509Certificate) load(keystore).getCertificate(ALIAS);
    }

    private boolean areGood(InstantSource clock) {
        try {
            var certificate = certificate();
            certificate.checkValidity(Date.from(clock.instant().plus(MARGIN)));
            return load(keystore).getKey(ALIAS, PASSWORD.toCharArray()) != null
                && certificate.equals(load(truststore).getCertificate(ALIAS));
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            return false;
        }
    }

    private static KeyStore load(Path file) throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
    }
}
