package greenlab.watch;

import java.util.Arrays;

/** Finds, in the stack of someone who keeps the thread, the frame to blame. */
public final class Blame {
    private Blame() {}

    /**
     * The innermost frame that is neither the JDK's nor this kit's: the code that chose to wait there. If the whole
     * stack is the JDK's and the kit's, the innermost frame of all.
     *
     * @param stack innermost frame first
     * @return {@code package.Class.method}, or null for an empty stack
     */
    public static String frame(StackTraceElement[] stack) {
        return Arrays.stream(stack).filter(Blame::isForeign).findFirst()
            .or(() -> Arrays.stream(stack).findFirst())
            .map(frame -> frame.getClassName() + "." + frame.getMethodName())
            .orElse(null);
    }

    private static boolean isForeign(StackTraceElement frame) {
        String module = frame.getModuleName();
        boolean jdk = module != null && (module.startsWith("java.") || module.startsWith("jdk."));
        return !jdk && !frame.getClassName().startsWith("greenlab.");
    }
}
