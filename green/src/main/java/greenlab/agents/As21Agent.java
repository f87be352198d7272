package greenlab.agents;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;

/**
 * Lets a Java 25 stand in for a Java 21 that isn't there: as a Java agent, it makes the synchronized blocks of
 * libraries pin, as they did before JEP 491. The JDK's own classes are left alone: where Java 21's wait for a peer,
 * they hold no monitor.
 *
 * <p>The flag {@code -XX:LockingMode=1} comes close and does too much: with it the JDK's monitors pin as well, and
 * Java 25's BufferedInputStream, under every HTTP client, has one again. (In 21 it had a lock.) What is left out here:
 * methods declared synchronized, in which no library of the stages waits.
 */
public final class As21Agent {
    private As21Agent() {}

    /** Called by the JVM before main. */
    public static void premain(String unused, Instrumentation instrumentation) {
        instrumentation.addTransformer(new ClassFileTransformer() {
            @Override
            public byte[] transform(ClassLoader loader, String name, Class<?> before, ProtectionDomain domain,
                                    byte[] bytes) {
                boolean library = loader == ClassLoader.getSystemClassLoader() && !name.startsWith("greenlab/");
                return library ? MethodRewriter.rewrite(bytes, method -> true, PinningMonitors::new) : null;
            }
        });
    }
}
