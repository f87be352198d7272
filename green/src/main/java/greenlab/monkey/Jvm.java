package greenlab.monkey;

import greenlab.xray.PatchStack;
import java.lang.instrument.Instrumentation;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.bytebuddy.agent.ByteBuddyAgent;

/**
 * This JVM, as an agent may change it. An agent that came with {@code -javaagent:byte-buddy-agent.jar} is used; else
 * one is attached now, of which the JVM warns on stderr unless it has {@code -XX:+EnableDynamicAgentLoading}.
 */
final class Jvm {
    /** What greenlets are made of; then what patches and X-rays read and write, by reflection. */
    private static final Set<String> EXPORTED = Set.of("jdk.internal.vm", "sun.nio.ch");
    private static final Set<String> OPENED =
        Set.of("java.lang", "java.net", "javax.net.ssl", "sun.security.ssl", "jdk.internal.misc");
    private static final Module BASE = Object.class.getModule();
    private static final Module OURS = Jvm.class.getModule();

    private static Instrumentation open;

    private Jvm() {}

    /** Whether greenlets can be linked: by flags, or because an agent opened the way. */
    static boolean isOpen() {
        return EXPORTED.stream().allMatch(name -> BASE.isExported(name, OURS));
    }

    /** Attaches if need be, which may take a second, and opens the packages above to this library. */
    static synchronized Instrumentation instrumentation() {
        if (instrumentationAtHand() == null) {
            try {
                open(ByteBuddyAgent.install());
            } catch (IllegalStateException | UnsupportedOperationException refused) {
                throw new IllegalStateException("no agent could be attached to this JVM (SLEEP and DNS need one, and so does"
                    + " a JVM without --add-exports): start it with -Djdk.attach.allowAttachSelf=true,"
                    + " or with -javaagent: and the path of byte-buddy-agent.jar",
                    refused);
            }
            PatchStack.add("attached agent byte-buddy-agent");
        }
        return open;
    }

    /** The same where there is one already; null where it would have to be attached. */
    static synchronized Instrumentation instrumentationAtHand() {
        if (open == null) {
            try {
                open(ByteBuddyAgent.getInstrumentation());
            } catch (IllegalStateException none) {
                return null;
            }
        }
        return open;
    }

    private static void open(Instrumentation jvm) {
        Map<String, Set<Module>> opens = Stream.concat(EXPORTED.stream(), OPENED.stream())
            .collect(Collectors.toMap(Function.identity(), name -> Set.of(OURS)));
        jvm.redefineModule(BASE, Set.of(), Map.of(), opens, Set.of(), Map.of());
        open = jvm;
    }
}
