package greenlab.stages;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Semaphore;

/**
 * Held while JBang may be building a stage. Two JBangs that build the same script at once share a folder for its
 * classes, and one of them packs what the other hasn't finished: a jar that stays broken. {@code ./jbang} lets only one
 * build at a time, but not where it hands over to an installed JBang. A process that dies lets go.
 */
final class BuildLock implements AutoCloseable {
    private static final Semaphore IN_THIS_JVM = new Semaphore(1);   // a file lock is the whole JVM's

    private final FileChannel file;
    private boolean free;

    private BuildLock(FileChannel file) {
        this.file = file;
    }

    /** Waits for its turn. Where the checkout can't be written to, nobody but this JVM is kept out. */
    static BuildLock take(House house) throws InterruptedException {
        IN_THIS_JVM.acquire();
        try {
            Files.createDirectories(house.lab());
            FileChannel file = FileChannel.open(house.lab().resolve("build.lock"),
                StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            file.lock();
            return new BuildLock(file);
        } catch (FileLockInterruptionException interrupted) {
            IN_THIS_JVM.release();
            throw new InterruptedException();
        } catch (IOException readOnly) {
            return new BuildLock(null);
        } catch (RuntimeException unforeseen) {
            IN_THIS_JVM.release();
            throw unforeseen;
        }
    }

    /** Lets go; more than once does no harm. */
    @Override
    public void close() throws IOException {
        if (free) {
            return;
        }
        free = true;
        try {
            if (file != null) {
                file.close();
            }
        } finally {
            IN_THIS_JVM.release();   // last: a JVM that asks for a file lock that it has still is refused
        }
    }
}
