package greenlab.setup;

import java.io.PrintStream;

/** Prints the steps that the user waits for: one line each, with its seconds at the end. */
public final class Progress {
    private final PrintStream out;

    /** @param out where the lines go; stderr, which keeps a command's results apart */
    public Progress(PrintStream out) {
        this.out = out;
    }

    /** A part of the set-up. */
    @FunctionalInterface
    public interface Step {
        void run() throws SetupException;
    }

    /** Runs the step on the calling thread. */
    public void step(String name, Step step) throws SetupException {
        out.print(name + " ... ");
        out.flush();
        long start = System.nanoTime();
        boolean done = false;
        try {
            step.run();
            done = true;
        } finally {
            out.println(done ? Math.ceilDiv(System.nanoTime() - start, 1_000_000_000) + " s" : "failed");
        }
    }

    /** Prints a line of its own. */
    void print(String line) {
        out.println(line);
    }
}
