package greenlab.fetch;

import java.nio.file.Path;

/**
 * The truststore of this JVM: the JDK's own, or, for a delay server on this machine, its certificate instead.
 * Certificates are always verified.
 */
public final class Trust {
    /**
     * The password of the delay server's stores. It isn't a secret: the file's mode protects the key, which proves no
     * more than that a server runs on this machine. PKCS12 requires a password.
     */
    public static final String PASSWORD = "greenlab";

    private Trust() {}

    /**
     * Trusts the certificates of a PKCS12 file, and no others. Call it before the first use of TLS in this JVM.
     *
     * <p>The servers with such a certificate accept X25519, so only that key share is generated and sent, as OpenSSL
     * does. The JDK would generate two and discard the more expensive one.
     */
    public static void only(Path truststore) {
        System.setProperty("jdk.tls.namedGroups", "x25519");
        System.setProperty("javax.net.ssl.trustStore", truststore.toString());
        System.setProperty("javax.net.ssl.trustStorePassword", PASSWORD);
        System.setProperty("javax.net.ssl.trustStoreType", "PKCS12");
    }
}
