package greenlab.slides;

import java.io.PrintStream;
import java.util.function.Supplier;

/** Monkey patching in a few lines: a caller, the method it calls, and a patcher that replaces that method. */
final class Toy {
    private static Supplier<String> read = Toy::blockingRead;

    private Toy() {}

    static void caller(PrintStream out) {
        out.println("caller: " + read.get());
    }

    static String blockingRead() {
        return "read blocked the thread until data came";
    }

    static String greenRead() {
        return "read let other greenlets run until data came";
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
