package greenlab.fetch;

import java.nio.file.Path;

/**
 * Whom this JVM trusts over TLS: by default the authorities that its JDK ships, for a delay server on this machine its
 * own certificate instead. Nothing is ever accepted unverified.
 */
public final class Trust {
    /**
     * The password of the delay server's stores. It is no secret and need not be: what the key proves is that a server
     * runs on this machine, and the file's mode settles who can read it. Java wants a password all the same.
     */
    public static final String PASSWORD = "greenlab";

    private Trust() {}

    /** Trusts the certificates of a PKCS12 file, and no others. Call it before the first use of TLS in this JVM. */
    public static void only(Path truststore) {
        System.setProperty("javax.net.ssl.trustStore", truststore.toString());
        System.setProperty("javax.net.ssl.trustStorePassword", PASSWORD);
        System.setProperty("javax.net.ssl.trustStoreType", "PKCS12");
    }
}
