package greenlab.server;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import javax.crypto.spec.PBEParameterSpec;

/**
 * Creates the two files of {@link Keys}. Each is written under a temporary name and then moved, so that readers never
 * see an incomplete file. Files that don't match, after an interruption between the moves, are replaced at the next
 * start.
 */
final class KeyWriter {

    /** The file lock excludes other processes, but not other threads of this one. */
    private static final ReentrantLock THIS_PROCESS = new ReentrantLock();
    private static final long MIN_FREE_BYTES = 1 << 14;

    private final Path folder;

    KeyWriter(Path folder) {
        this.folder = folder;
    }

    /** Creates the files, unless another thread or process has done so before the lock was acquired. */
    void writeUnless(BooleanSupplier valid) throws StartupException {
        THIS_PROCESS.lock();
        try {
            Files.createDirectories(folder);
            try (var file = FileChannel.open(folder.resolve("lock"), CREATE, WRITE); var _ = file.lock()) {
                if (!valid.getAsBoolean()) {
                    write();
                }
            }
        } catch (IOException e) {
            throw new StartupException(isFull() ? "no space left for " + folder
                : "cannot write to " + folder + ": make it writable, or choose another folder with --keys", e);
        } catch (GeneralSecurityException e) {
            throw new StartupException("cannot create the TLS certificate: " + e.getMessage(), e);
        } finally {
            THIS_PROCESS.unlock();
        }
    }

    private boolean isFull() {
        return Files.isDirectory(folder) && folder.toFile().getUsableSpace() < MIN_FREE_BYTES;
    }

    private void write() throws IOException, GeneralSecurityException {
        var created = SelfSignedCertificate.create();
        var keystore = empty();
        keystore.setEntry(Keys.ALIAS, new KeyStore.PrivateKeyEntry(created.key(),
            new Certificate[] {created.certificate()}), protection());
        var truststore = empty();
        truststore.setCertificateEntry(Keys.ALIAS, created.certificate());
        write(keystore, Keys.at(folder).keystore());
        write(truststore, Keys.at(folder).truststore());
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    /**
     * Protects the key with a single iteration. The password is public anyway, and the usual thousands of iterations
     * cost each JVM that opens a store a tenth of a second.
     */
    private static KeyStore.PasswordProtection protection() {
        var salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        return new KeyStore.PasswordProtection(Keys.PASSWORD.toCharArray(), "PBEWithHmacSHA256AndAES_256",
            new PBEParameterSpec(salt, 1));
    }

    /** Writes a store without a password: its certificates aren't encrypted, and it has no MAC to verify. */
    private static void write(KeyStore store, Path file) throws IOException, GeneralSecurityException {
        var temporary = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(temporary);   // an interrupted process may have left one
        Files.createFile(temporary, ownerOnly(file));
        try (var output = Files.newOutputStream(temporary)) {
            store.store(output, null);
        }
        Files.move(temporary, file, ATOMIC_MOVE);
    }

    /** The mode 0600; no attributes on file systems without POSIX permissions. */
    private static FileAttribute<?>[] ownerOnly(Path file) {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        var mode = PosixFilePermissions.fromString("rw-------");
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(mode)};
    }
}
