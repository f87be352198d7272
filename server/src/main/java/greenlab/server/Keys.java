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
 * The server's key and certificate for localhost, and the truststore that clients verify it with: two PKCS12 files in
 * a folder. They are created when they are missing, unreadable or about to expire.
 *
 * @param keystore the private key and its certificate
 * @param truststore the certificate only
 */
public record Keys(Path keystore, Path truststore) {

    /** The password of both files, which the kit's clients use to open the truststore. */
    public static final String PASSWORD = Trust.PASSWORD;

    static final String ALIAS = "greenlab";
    private static final Duration MARGIN = Duration.ofDays(1);

    /**
     * Returns the keys in a folder, after creating them if necessary. If several processes call this at the same time,
     * one of them creates the keys and all return the same.
     *
     * @throws StartupException if the keys can't be created
     */
    public static Keys in(Path folder) throws StartupException {
        return in(folder, InstantSource.system());
    }

    static Keys in(Path folder, InstantSource clock) throws StartupException {
        var keys = at(folder);
        if (!keys.areValid(clock)) {
            new KeyWriter(folder).writeUnless(() -> keys.areValid(clock));
        }
        return keys;
    }

    /** Returns the files in a folder, whether or not they exist. */
    public static Keys at(Path folder) {
        return new Keys(folder.resolve("keystore.p12"), folder.resolve("truststore.p12"));
    }

    /** Returns a TLS context that trusts this server only. */
    public SSLContext clientContext() throws IOException, GeneralSecurityException {
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(load(truststore));
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    /** Returns the server's certificate. */
    X509Certificate certificate() throws IOException, GeneralSecurityException {
        return (X509Certificate) load(keystore).getCertificate(ALIAS);
    }

    private boolean areValid(InstantSource clock) {
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
