package greenlab.agents;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Stage 4's patch, as a Java agent: in the two streams of Conscrypt's engine socket, each {@code synchronized} on the
 * read or write lock becomes a {@link java.util.concurrent.locks.ReentrantLock}. Before Java 24, a continuation that
 * waits in a monitor can't unmount; one that waits while it holds such a lock can.
 *
 * <p>The agent's option is {@code full}, or {@code partial}, which omits {@code read(byte[], int, int)}, as
 * gevent-openssl once omitted recv_into. The engine socket itself is not rewritten: it calls wait and notify on its
 * state lock, which requires a monitor. With the suffix {@code +as21} the remaining monitors of libraries pin, see
 * {@link PinningMonitors}; {@code as21} alone patches nothing. {@code spans}, instead of a patch, is stage 5's
 * {@link SpanAgent}, and {@code buffers} is {@link SmallBuffers}. The patch leaves the JDK's classes alone, since those
 * of Java 21 hold no monitor while they wait for a peer.
 */
public final class UnpinAgent {
    private static final String AS_21 = "as21";
    private static final String STREAMS = "org/conscrypt/ConscryptEngineSocket$SSL";
    private static final Set<String> CLASSES = Set.of(STREAMS + "InputStream", STREAMS + "OutputStream");

    /** All methods that hold the read or write lock while they may wait for the peer. */
    private static final Set<String> WAITING = Set.of("read()I", "read([B)I", "read([BII)I", "available()I",
        "write(I)V", "write([B)V", "write([BII)V", "flush()V", "release()V");
    /** A partial patch: the most obvious two. */
    private static final Set<String> SHORT_READS = Set.of("read()I", "read([B)I");

    private UnpinAgent() {}

    /** Called by the JVM before main. Patches classes while they are loaded. */
    public static void premain(String option, Instrumentation instrumentation) {
        String patch = option == null ? "full" : option.replaceFirst("\\+?" + AS_21 + "$", "");
        switch (patch) {
            case "full" -> instrumentation.addTransformer(patching(WAITING::contains));
            case "partial" -> instrumentation.addTransformer(patching(SHORT_READS::contains));
            case "buffers" -> SmallBuffers.premain(instrumentation);
            case "spans" -> SpanAgent.premain("", instrumentation);
            case "" -> { }
            default -> throw new IllegalArgumentException("unknown patch '" + patch + "'; expected full or partial");
        }
        if (option != null && option.endsWith(AS_21)) {
            instrumentation.addTransformer(pinning());   // after the patch, so that its locks don't pin
        }
    }

    private static ClassFileTransformer patching(Predicate<String> methods) {
        return new MethodRewriter((loader, name) -> CLASSES.contains(name), methods, MonitorsToLocks::new);
    }

    private static ClassFileTransformer pinning() {
        return new MethodRewriter((loader, name) ->
            loader == ClassLoader.getSystemClassLoader() && !name.startsWith("greenlab/"), method -> true,
            PinningMonitors::new);
    }
}
