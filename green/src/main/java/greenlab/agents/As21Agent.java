package greenlab.agents;

import java.lang.instrument.Instrumentation;

/**
 * Emulates Java 21 on Java 25: a Java agent that makes the synchronized blocks of libraries pin, as they did before
 * JEP 491. It leaves the JDK's classes alone, since those of Java 21 hold no monitor while they wait for a peer.
 *
 * <p>{@code -XX:LockingMode=1} pins too much: also in the JDK's monitors, and Java 25's BufferedInputStream, under
 * every HTTP client, has one again, where 21 had a lock. Methods declared synchronized are not rewritten; no library of
 * the stages waits in one.
 */
public final class As21Agent {
    private As21Agent() {}

    /** Called by the JVM before main. */
    public static void premain(String unused, Instrumentation instrumentation) {
        instrumentation.addTransformer(
            MethodRewriter.transformer(As21Agent::isLibrary, method -> true, PinningMonitors::new));
    }

    private static boolean isLibrary(ClassLoader loader, String name) {
        return loader == ClassLoader.getSystemClassLoader() && !name.startsWith("greenlab/");
    }
}
