package greenlab.agents;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Stage 4's patch, as a Java agent: in the two streams of Conscrypt's engine socket, each {@code synchronized} around
 * the read or write lock becomes a real lock. A thread that waits inside a monitor can't leave its carrier before
 * Java 24; one that waits inside a {@link java.util.concurrent.locks.ReentrantLock} can, on any Java.
 *
 * <p>Its option says how much of it is applied: {@code full}, or {@code partial}, which forgets
 * {@code read(byte[], int, int)}, as gevent-openssl once forgot recv_into. The engine socket itself is left alone: it
 * calls wait and notify on its state lock, which only a monitor can do. {@code +as21} behind either lets the monitors
 * that are left pin, see {@link As21Agent}.
 */
public final class UnpinAgent {
    private static final String AS_21 = "+as21";
    private static final String STREAMS = "org/conscrypt/ConscryptEngineSocket$SSL";
    private static final Set<String> CLASSES = Set.of(STREAMS + "InputStream", STREAMS + "OutputStream");

    /** All methods that hold the read or write lock while they may wait for the peer. */
    private static final Set<String> WAITING = Set.of("read()I", "read([B)I", "read([BII)I", "available()I",
        "write(I)V", "write([B)V", "write([BII)V", "flush()V", "release()V");
    /** The two that come to mind first. */
    private static final Set<String> SHORT_READS = Set.of("read()I", "read([B)I");

    private UnpinAgent() {}

    /** Called by the JVM before main. Classes loaded from now on are patched on their way in. */
    public static void premain(String option, Instrumentation instrumentation) {
        String patch = option == null ? "full" : option.replace(AS_21, "");
        switch (patch) {
            case "full" -> instrumentation.addTransformer(patching(WAITING::contains));
            case "partial" -> instrumentation.addTransformer(patching(SHORT_READS::contains));
            default -> throw new IllegalArgumentException("the patch is full or partial, not " + patch);
        }
        if (option != null && option.endsWith(AS_21)) {
            As21Agent.premain(null, instrumentation);   // after the patch: what is a lock by now doesn't pin
        }
    }

    private static ClassFileTransformer patching(Predicate<String> methods) {
        return new ClassFileTransformer() {
            @Override
            public byte[] transform(ClassLoader loader, String name, Class<?> before, ProtectionDomain domain,
                                    byte[] bytes) {
                return CLASSES.contains(name) ? MethodRewriter.rewrite(bytes, methods, MonitorsToLocks::new) : null;
            }
        };
    }
}
