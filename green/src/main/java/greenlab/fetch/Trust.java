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

    /**
     * Trusts the certificates of a PKCS12 file, and no others. Call it before the first use of TLS in this JVM.
     *
     * <p>Who has such a certificate is one of our servers, and they take X25519. So one key for the exchange is made and
     * sent, as OpenSSL does: Java would make two, and throw away the one that costs more.
     */
    public static void only(Path truststore) {
        System.setProperty("jdk.tls.namedGroups", "x25519");
        System.setProperty("javax.net.ssl.trustStore", truststore.toString());
        System.setProperty("javax.net.ssl.trustStorePassword", PASSWORD);
        System.setProperty("javax.net.ssl.trustStoreType", "PKCS12");
    }
}
