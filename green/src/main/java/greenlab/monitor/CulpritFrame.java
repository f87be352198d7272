package greenlab.monitor;

import java.util.Arrays;

/** Finds the culprit frame in the stack of a greenlet or thread that blocks. */
public final class CulpritFrame {
    private CulpritFrame() {}

    /**
     * Returns the innermost frame outside the JDK and this kit, which is the code that chose to wait. If there is no
     * such frame, returns the innermost frame.
     *
     * @param stack innermost frame first
     * @return {@code package.Class.method}, or null for an empty stack
     */
    public static String frame(StackTraceElement[] stack) {
        return Arrays.stream(stack).filter(CulpritFrame::isForeign).findFirst()
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
