package greenlab.slides;

import java.io.PrintStream;
import java.util.function.Supplier;

/** Monkey patching at its smallest: a caller, what it calls, and somebody who puts another in its place. */
final class Toy {
    private static Supplier<String> read = Toy::blockingRead;

    private Toy() {}

    static void caller(PrintStream out) {
        out.println("caller: " + read.get());
    }

    static String blockingRead() {
        return "read kept the thread until data came";
    }

    static String greenRead() {
        return "read let the others run until data came";
    }

    static void monkeyPatch() {
        read = Toy::greenRead;
    }

    static void run(PrintStream out) {
        caller(out);
        monkeyPatch();
        caller(out);
    }
}
