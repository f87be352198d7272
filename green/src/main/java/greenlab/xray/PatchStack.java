package greenlab.xray;

import java.lang.management.ManagementFactory;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Who changed this JVM, in the order in which it happened: agents from the command line, the one that we attached,
 * security providers that were inserted before the JDK's, patches. A provider's place is known between two patches,
 * since each one looks; an agent that somebody else attached can't be seen.
 */
public final class PatchStack {
    private static final String PROVIDER = "provider ";
    private static final List<String> ENTRIES = new ArrayList<>();

    private PatchStack() {}

    /** Somebody has changed this JVM: {@code patch} says who. */
    public static synchronized void add(String patch) {
        lookAround();
        ENTRIES.add(patch);
    }

    /** They have taken it back. */
    public static synchronized void remove(String patch) {
        ENTRIES.remove(patch);
    }

    /** Oldest first: {@code agent unpin.jar, provider Conscrypt at 1, SOCKET}. */
    public static synchronized List<String> entries() {
        lookAround();
        return List.copyOf(ENTRIES);
    }

    private static void lookAround() {
        List<String> providers = insertedProviders();
        ENTRIES.removeIf(entry -> entry.startsWith(PROVIDER) && !providers.contains(entry));
        agents().stream().filter(agent -> !ENTRIES.contains(agent)).forEach(ENTRIES::add);
        providers.stream().filter(provider -> !ENTRIES.contains(provider)).forEach(ENTRIES::add);
    }

    private static List<String> agents() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(flag -> flag.startsWith("-javaagent:"))
            .map(flag -> "agent " + flag.substring(flag.lastIndexOf('/') + 1).replace("-javaagent:", ""))
            .toList();
    }

    /** Those that come before one of the JDK's own, as its file java.security lists them. */
    private static List<String> insertedProviders() {
        Set<String> own = IntStream.iterate(1, i -> Security.getProperty("security.provider." + i) != null, i -> i + 1)
            .mapToObj(i -> Security.getProperty("security.provider." + i).split(" ")[0]).collect(Collectors.toSet());
        List<String> names = Arrays.stream(Security.getProviders()).map(Provider::getName).toList();
        int last = IntStream.range(0, names.size()).filter(i -> own.contains(names.get(i))).max().orElse(-1);
        return IntStream.range(0, last).filter(i -> !own.contains(names.get(i)))
            .mapToObj(i -> PROVIDER + names.get(i) + " at " + (i + 1)).toList();
    }
}
