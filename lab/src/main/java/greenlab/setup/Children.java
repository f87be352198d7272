package greenlab.setup;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Sees to it that no process outlives the one that started it, however that ends. */
public final class Children {
    private static final Duration GRACE = Duration.ofSeconds(8);

    private static volatile boolean ending;

    private Children() {}

    /** From now on, when this JVM exits or is told to (Ctrl-C, SIGTERM), so must every process it has started. */
    public static void endWithThisProcess() {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("children").unstarted(Children::end));
    }

    /**
     * From now on, when the process with that id ends, so does this JVM: for a parent that was killed and could not
     * say so. Nothing happens where {@code pid} is null or nobody's.
     */
    public static void endWithProcess(String pid) {
        if (pid != null && pid.matches("\\d+")) {
            ProcessHandle.of(Long.parseLong(pid)).ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(1)));
        }
    }

    /** Whether the children were told to end: one that does so then has not failed. */
    public static boolean areEnding() {
        return ending;
    }

    /** Asks the children to end, and with them theirs; whoever of the family is left after 8 seconds is killed. */
    private static void end() {
        ending = true;
        List<ProcessHandle> family = ProcessHandle.current().descendants().toList();
        ProcessHandle.current().children().forEach(ProcessHandle::destroy);
        var exits = family.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(exits).completeOnTimeout(null, GRACE.toSeconds(), TimeUnit.SECONDS).join();
        family.forEach(ProcessHandle::destroyForcibly);
    }
}
