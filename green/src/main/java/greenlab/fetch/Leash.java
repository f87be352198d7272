package greenlab.fetch;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;

/**
 * Ends this JVM when the process that started it is gone. The parent holds the other end of standard input and never
 * writes to it; however the parent ends, even by SIGKILL, that end closes.
 */
public final class Leash {
    /** The environment variable by which a parent asks its child to be on the leash. */
    public static final String VARIABLE = "GREENLAB_LEASH";

    private Leash() {}

    /** Puts this JVM on the leash if its parent asked for it. Exit code 1 when the leash ends. */
    public static void holdIfAsked() {
        if (System.getenv(VARIABLE) != null) {
            FileChannel parent = new FileInputStream(FileDescriptor.in).getChannel();
            Thread.ofPlatform().daemon().name("greenlab-leash").start(() -> endWith(parent));
            letGoAtExit(parent);
        }
    }

    /** A JVM that exits waits 0.3 s for threads which are in native code, such as a read. */
    private static void letGoAtExit(FileChannel parent) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(parent), "greenlab-leash-end"));
    }

    private static void close(FileChannel parent) {
        try {
            parent.close();
        } catch (IOException alreadyBroken) {
            // nobody reads it then
        }
    }

    private static void endWith(FileChannel parent) {
        ByteBuffer unread = ByteBuffer.allocate(1);
        try {
            while (parent.read(unread.clear()) >= 0) { }
        } catch (ClosedChannelException exiting) {
            return;
        } catch (IOException broken) {
            // as good as its end
        }
        Runtime.getRuntime().halt(1);
    }
}
