package greenlab.server;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import greenlab.fetch.Trust;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.zip.CRC32;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.security.auth.x500.X500Principal;
import org.wildfly.security.x500.GeneralName;
import org.wildfly.security.x500.cert.SelfSignedX509CertificateAndSigningKey;
import org.wildfly.security.x500.cert.SubjectAlternativeNamesExtension;

/**
 * The server's key and certificate for localhost, and the truststore that clients verify it with: two files in a
 * folder. They are created when they are missing, changed or about to expire.
 *
 * @param keystore the private key and its certificate, as JKS: from PKCS12 the JDK verifies the certificate's signature
 *     each time, which in a JVM that has just started takes a tenth of a second
 * @param truststore the certificate only, as PKCS12
 */
public record Keys(Path keystore, Path truststore) {

    /** The password of both files, which the kit's clients use to open the truststore. */
    public static final String PASSWORD = Trust.PASSWORD;

    private static final String ALIAS = "greenlab";
    private static final Duration MARGIN = Duration.ofDays(1);
    private static final long MIN_FREE_BYTES = 1 << 14;

    /**
     * Returns the keys in a folder, after creating them if necessary. If several processes call this at the same time,
     * one of them creates the keys and all return the same.
     *
     * @throws StartupException if the keys can't be created
     */
    public static Keys in(Path folder) throws StartupException {
        return in(folder, InstantSource.system());
    }

    /** Synchronized, because the file lock excludes other processes, but not other threads of this one. */
    static synchronized Keys in(Path folder, InstantSource clock) throws StartupException {
        var keys = at(folder);
        try {
            if (!keys.areValid(clock)) {
                Files.createDirectories(folder);
                keys.createUnlessValid(clock);
            }
            return keys;
        } catch (IOException e) {
            throw new StartupException(isFull(folder) ? "no space left for " + folder
                : "cannot write the TLS keys to " + folder + "; make it a folder that you may write to", e);
        } catch (GeneralSecurityException e) {
            throw new StartupException("cannot create the TLS certificate: " + e.getMessage(), e);
        }
    }

    /** Returns the files in a folder, whether or not they exist. */
    public static Keys at(Path folder) {
        return new Keys(folder.resolve("keystore.jks"), folder.resolve("truststore.p12"));
    }

    /** Returns a TLS context that trusts this server only. */
    public SSLContext clientContext() throws IOException, GeneralSecurityException {
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(load(truststore));
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    /** Whether the files are the recorded ones. A new JVM takes a tenth of a second to open the stores instead. */
    private boolean areValid(InstantSource clock) {
        try {
            var recorded = Files.readString(record()).split(" ");
            return clock.instant().plus(MARGIN).isBefore(Instant.parse(recorded[0])) && checksum().equals(recorded[1]);
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    /** The file that is written last: when the certificate expires, and a checksum of the other two. */
    private Path record() {
        return keystore.resolveSibling("valid");
    }

    private String checksum() throws IOException {
        var checksum = new CRC32();
        checksum.update(Files.readAllBytes(keystore));
        checksum.update(Files.readAllBytes(truststore));
        return Long.toHexString(checksum.getValue());
    }

    private static KeyStore load(Path file) throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
    }

    private void createUnlessValid(InstantSource clock) throws IOException, GeneralSecurityException {
        try (var file = FileChannel.open(keystore.resolveSibling("lock"), CREATE, WRITE); var _ = file.lock()) {
            if (!areValid(clock)) {
                create();
            }
        }
    }

    private void create() throws IOException, GeneralSecurityException {
        var created = SelfSignedX509CertificateAndSigningKey.builder().setDn(new X500Principal("CN=localhost"))
            .setKeyAlgorithmName("EC").setKeySize(256).setSignatureAlgorithmName("SHA256withECDSA")
            .setNotValidAfter(ZonedDateTime.now().plusYears(1))
            .addExtension(new SubjectAlternativeNamesExtension(false, List.of(new GeneralName.DNSName("localhost"),
                new GeneralName.IPAddress("127.0.0.1"), new GeneralName.IPAddress("::1"))))
            .build();
        var certificate = created.getSelfSignedCertificate();
        write(keystore, "JKS", PASSWORD.toCharArray(),
            new KeyStore.PrivateKeyEntry(created.getSigningKey(), new Certificate[] {certificate}));
        write(truststore, "PKCS12", null, new KeyStore.TrustedCertificateEntry(certificate));
        Files.writeString(record(), certificate.getNotAfter().toInstant() + " " + checksum());
    }

    /**
     * Writes a store to a temporary file, which only the owner can read, and then moves it. Two files that don't match,
     * after an interruption between the moves, are replaced at the next start. A PKCS12 store without a password has
     * no MAC, whose verification would take long.
     */
    private static void write(Path file, String type, char[] password, KeyStore.Entry entry)
            throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance(type);
        store.load(null, null);
        store.setEntry(ALIAS, entry, password == null ? null : new KeyStore.PasswordProtection(password));
        var temporary = Files.createTempFile(file.getParent(), "new", null);
        try (var output = Files.newOutputStream(temporary)) {
            store.store(output, password);
        }
        Files.move(temporary, file, ATOMIC_MOVE);
    }

    private static boolean isFull(Path folder) {
        return Files.isDirectory(folder) && folder.toFile().getUsableSpace() < MIN_FREE_BYTES;
    }
}
