package greenlab.setup;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Ends processes together. The JDK's ProcessHandle suffices: OSHI, 4.5 MB with JNA, can neither end a process nor
 * report its exit.
 */
public final class ChildProcesses {
    private static final int GRACE_SECONDS = 8;

    private static volatile boolean ending;

    private ChildProcesses() {}

    /** When this JVM exits, also by Ctrl-C or SIGTERM, every process that it has started is ended. */
    public static void endOnExit() {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("end-children").unstarted(ChildProcesses::end));
    }

    /**
     * Exits this JVM when the given process ends, however that process ends. It does so in a new thread: with two cores
     * the common pool, which reports ends, has only one, and shutdown hooks wait for the ends of children.
     *
     * @param pid its id; null, or an id that no process has, is ignored
     */
    public static void exitWith(String pid) {
        if (pid != null && pid.matches("\\d+")) {
            ProcessHandle.of(Long.parseLong(pid)).ifPresent(parent -> parent.onExit()
                .thenRun(Thread.ofPlatform().name("exit").unstarted(() -> System.exit(1))::start));
        }
    }

    /** Whether the children have been asked to end. A child that ends after that has not failed. */
    public static boolean areEnding() {
        return ending;
    }

    /** Asks the children to end, which end their own; kills what is left of all descendants after 8 seconds. */
    private static void end() {
        ending = true;
        List<ProcessHandle> descendants = ProcessHandle.current().descendants().toList();
        ProcessHandle.current().children().forEach(ProcessHandle::destroy);
        var exits = descendants.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(exits).completeOnTimeout(null, GRACE_SECONDS, TimeUnit.SECONDS).join();
        descendants.forEach(ProcessHandle::destroyForcibly);
    }
}
