package greenlab.fetch;

import java.io.IOException;
import java.io.InputStream;

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
            Thread.ofPlatform().daemon().name("greenlab-leash").start(() -> endWith(System.in));
        }
    }

    private static void endWith(InputStream parent) {
        try {
            parent.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException broken) {
            // as good as its end
        }
        java.lang.Runtime.getRuntime().halt(1);
    }
}
