package greenlab.server;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Makes the two files of {@link Keys}. They are built in a folder of their own and then moved to their places. An
 * interruption between the two moves leaves files that don't match, which the next start mends.
 */
final class KeyMaker {

    /** A file lock keeps other processes out, but not the other threads of this one. */
    private static final ReentrantLock THIS_PROCESS = new ReentrantLock();

    private final Path folder;
    private final Path workplace;

    KeyMaker(Path folder) {
        this.folder = folder;
        this.workplace = folder.resolve("new");
    }

    /** Makes the files, one maker at a time, unless it turns out that another one has just made them. */
    void makeUnless(BooleanSupplier good) throws CannotStart {
        THIS_PROCESS.lock();
        try {
            Files.createDirectories(folder);
            try (var file = FileChannel.open(folder.resolve("lock"), CREATE, WRITE); var _ = file.lock()) {
                if (!good.getAsBoolean()) {
                    make();
                }
            }
        } catch (IOException e) {
            throw new CannotStart(
                "cannot write to " + folder + ": make it writable, or name another folder with --keys", e);
        } finally {
            THIS_PROCESS.unlock();
        }
    }

    private void make() throws IOException, CannotStart {
        clear();
        Files.createDirectory(workplace);
        var made = Keys.at(workplace);
        var wanted = Keys.at(folder);
        try {
            Keytool.makeKey(made.keystore());
            onlyForOwner(made.keystore());
            Files.write(certificate(), made.certificate().getEncoded());
            Keytool.makeTrust(certificate(), made.truststore());
            Files.move(made.keystore(), wanted.keystore(), ATOMIC_MOVE);
            Files.move(made.truststore(), wanted.truststore(), ATOMIC_MOVE);
        } catch (GeneralSecurityException e) {
            throw new CannotStart("this JDK can't read the key that its own keytool made: " + e.getMessage(), e);
        } finally {
            clear();
        }
    }

    private Path certificate() {
        return workplace.resolve("certificate");
    }

    /** Removes the workplace: this one's, or what an interrupted maker left. */
    private void clear() throws IOException {
        var made = Keys.at(workplace);
        for (var file : List.of(made.keystore(), made.truststore(), certificate(), workplace)) {
            Files.deleteIfExists(file);
        }
    }

    private static void onlyForOwner(Path file) throws IOException {
        var posix = Files.getFileAttributeView(file, PosixFileAttributeView.class);   // null on a system without
        if (posix != null) {
            posix.setPermissions(PosixFilePermissions.fromString("rw-------"));
        }
    }
}
