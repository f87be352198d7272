package greenlab.notebooks;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/**
 * Where threads of a kernel print between cells: the log of Jupyter's server, which has no limit of its own. A thread
 * that goes on after its cell would fill the disk. So this much is passed on, and the rest is dropped.
 */
final class LimitedLog extends OutputStream {
    static final int LIMIT = 1_000_000;
    private final OutputStream log;
    private int left = LIMIT;

    private LimitedLog(OutputStream log) {
        this.log = log;
    }

    /** Returns a stream that any thread may use. */
    static PrintStream of(OutputStream log) {
        return new PrintStream(new LimitedLog(log), true);
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) throws IOException {
        int passed = Math.min(length, left);
        left -= passed;
        log.write(bytes, from, passed);
    }

    @Override
    public void flush() throws IOException {
        log.flush();
    }
}
