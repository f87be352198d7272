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
 * What changed this JVM, in order: agents of the command line, the agent that this library attached, security providers
 * that were inserted before the JDK's, patches. Providers are looked up at each patch, which gives their place in the
 * order. Agents that other code attached are not detected.
 */
public final class PatchStack {
    private static final String PROVIDER = "provider ";
    private static final List<String> ENTRIES = new ArrayList<>();

    private PatchStack() {}

    /** Records a change of this JVM. */
    public static synchronized void add(String patch) {
        update();
        ENTRIES.add(patch);
    }

    /** Records that a change was undone. */
    public static synchronized void remove(String patch) {
        ENTRIES.remove(patch);
    }

    /** Oldest first: {@code agent unpin.jar, provider Conscrypt at 1, SOCKET}. */
    public static synchronized List<String> entries() {
        update();
        return List.copyOf(ENTRIES);
    }

    private static void update() {
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

    /** Those that come before one of the JDK's own, which its file java.security lists. */
    private static List<String> insertedProviders() {
        Set<String> own = IntStream.iterate(1, i -> Security.getProperty("security.provider." + i) != null, i -> i + 1)
            .mapToObj(i -> Security.getProperty("security.provider." + i).split(" ")[0]).collect(Collectors.toSet());
        List<String> names = Arrays.stream(Security.getProviders()).map(Provider::getName).toList();
        int last = IntStream.range(0, names.size()).filter(i -> own.contains(names.get(i))).max().orElse(-1);
        return IntStream.range(0, last).filter(i -> !own.contains(names.get(i)))
            .mapToObj(i -> PROVIDER + names.get(i) + " at " + (i + 1)).toList();
    }
}
