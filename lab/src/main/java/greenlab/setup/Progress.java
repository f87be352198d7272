package greenlab.setup;

import java.io.PrintStream;

/** Tells people what they are waiting for: one line a step, its seconds at the end. */
public final class Progress {
    private final PrintStream out;

    /** @param out where the lines go; stderr, so that a command's results stay by themselves */
    public Progress(PrintStream out) {
        this.out = out;
    }

    /** A part of the set-up. */
    @FunctionalInterface
    public interface Step {
        void run() throws CannotSetUp;
    }

    /** Runs the step in the caller's thread, and tells of it before and after. */
    public void step(String what, Step step) throws CannotSetUp {
        out.print(what + " ... ");
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

    /** A line of its own. */
    public void tell(String line) {
        out.println(line);
    }
}
