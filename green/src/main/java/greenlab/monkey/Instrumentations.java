package greenlab.monkey;

import greenlab.xray.PatchStack;
import java.lang.instrument.Instrumentation;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.agent.Installer;

/**
 * The {@link Instrumentation} of this JVM: that of {@code -javaagent:byte-buddy-agent.jar} or else of an agent that is
 * attached on demand. The JVM then warns on stderr unless it has {@code -XX:+EnableDynamicAgentLoading}.
 */
final class Instrumentations {
    /** For greenlets and sockets; then for the reflection of patches and X-rays. */
    private static final Set<String> INTERNALS = Set.of("jdk.internal.vm", "sun.nio.ch");
    private static final Set<String> REFLECTED =
        Set.of("java.lang", "java.net", "javax.net.ssl", "sun.security.ssl", "jdk.internal.misc");
    private static final Module BASE = Object.class.getModule();
    private static final Module OURS = Instrumentations.class.getModule();

    private static Instrumentation instrumentation;

    private Instrumentations() {}

    /** Exports the packages that greenlets need, unless the JVM was started with {@code --add-exports}. */
    static void exportInternals() {
        if (!INTERNALS.stream().allMatch(name -> BASE.isExported(name, OURS))) {
            get();
        }
    }

    /** Attaches an agent if needed, which may take a second, and opens the packages above to this library. */
    static synchronized Instrumentation get() {
        if (getIfPresent() == null) {
            try {
                open(ByteBuddyAgent.install());
            } catch (IllegalStateException | UnsupportedOperationException refused) {
                throw new IllegalStateException("no agent can be attached to this JVM, as SLEEP, DNS and a JVM without"
                    + " --add-exports require; start it with -Djdk.attach.allowAttachSelf=true"
                    + " or -javaagent:PATH/byte-buddy-agent.jar", refused);
            }
            PatchStack.add("attached agent byte-buddy-agent");
        }
        return instrumentation;
    }

    /**
     * As {@link #get}, but returns null if an agent would have to be attached. It asks the agent's own class, since
     * ByteBuddyAgent first finds out how it could attach.
     */
    static synchronized Instrumentation getIfPresent() {
        if (instrumentation == null) {
            try {
                open(Installer.getInstrumentation());
            } catch (IllegalStateException none) {
                return null;
            }
        }
        return instrumentation;
    }

    private static void open(Instrumentation jvm) {
        Map<String, Set<Module>> opens = Stream.concat(INTERNALS.stream(), REFLECTED.stream())
            .collect(Collectors.toMap(Function.identity(), name -> Set.of(OURS)));
        jvm.redefineModule(BASE, Set.of(), Map.of(), opens, Set.of(), Map.of());
        instrumentation = jvm;
    }
}
