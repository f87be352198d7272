package greenlab.fetch;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;

/**
 * Ends this JVM when the process that started it has ended. The parent holds the other end of standard input and never
 * writes to it; that end closes however the parent ends, even by SIGKILL.
 */
public final class ParentWatchdog {
    /** The environment variable that a parent sets to ask for it. */
    public static final String VARIABLE = "GREENLAB_WATCHDOG";

    private ParentWatchdog() {}

    /** Starts the watchdog if the parent asked for it. This JVM then exits with code 1 when standard input ends. */
    public static void startIfAsked() {
        if (System.getenv(VARIABLE) != null) {
            FileChannel parent = new FileInputStream(FileDescriptor.in).getChannel();
            Thread watchdog = Thread.ofPlatform().daemon().name("greenlab-watchdog").start(() -> haltAtEndOf(parent));
            // A JVM that exits waits 0.3 s for threads in native code, such as a read. An interrupt ends it.
            Runtime.getRuntime().addShutdownHook(new Thread(watchdog::interrupt, "greenlab-watchdog-end"));
        }
    }

    private static void haltAtEndOf(FileChannel parent) {
        ByteBuffer unread = ByteBuffer.allocate(1);
        try {
            while (parent.read(unread.clear()) >= 0) { }
        } catch (ClosedChannelException exiting) {
            return;
        } catch (IOException broken) {
            // the same as its end
        }
        Runtime.getRuntime().halt(1);
    }
}
