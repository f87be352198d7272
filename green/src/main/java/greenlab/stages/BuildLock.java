package greenlab.stages;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Semaphore;

/**
 * Held while JBang may be building a stage. Two JBangs that build the same script at once share a folder for its
 * classes, and one of them packs what the other hasn't finished: a jar that stays broken. A process that dies lets go.
 */
final class BuildLock implements AutoCloseable {
    private static final Semaphore IN_THIS_JVM = new Semaphore(1);   // a file lock is the whole JVM's

    private final FileChannel file;

    private BuildLock(FileChannel file) {
        this.file = file;
    }

    /** Waits for its turn. */
    static BuildLock take(House house) throws IOException, InterruptedException {
        Path path = house.lab().resolve("build.lock");
        IN_THIS_JVM.acquire();
        try {
            Files.createDirectories(path.getParent());
            FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            file.lock();
            return new BuildLock(file);
        } catch (IOException | RuntimeException refused) {
            IN_THIS_JVM.release();
            throw refused;
        }
    }

    /** Lets go; more than once does no harm. */
    @Override
    public void close() throws IOException {
        if (file.isOpen()) {
            file.close();
            IN_THIS_JVM.release();
        }
    }
}
