package greenlab.slides;

import java.util.function.Supplier;

/** Monkey patching in a few lines: a caller, the method it calls, and a patcher that replaces that method. */
final class Toy {
    private static Supplier<String> read = Toy::blockingRead;

    private Toy() {}

    static String caller() {
        return "caller: " + read.get();
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

    /** What the caller returns before and after the patch. */
    static String output() {
        read = Toy::blockingRead;
        String before = caller();
        monkeyPatch();
        return before + "\n" + caller() + "\n";
    }
}
