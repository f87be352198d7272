package greenlab.setup;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends processes together. The JDK's ProcessHandle suffices: OSHI, 4.5 MB with JNA, can neither end a process nor
 * report its exit.
 */
public final class ChildProcesses {
    private static final long CTRL_C_MILLIS = 300;
    private static final long GRACE_MILLIS = 8_000;
    private static final long PERIOD_NANOS = 10_000_000;

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

    /** Whether the children are being ended. One that ends meanwhile has not failed. */
    public static boolean areEnding() {
        return ending;
    }

    /**
     * Doesn't return while the children are being ended: what one of them leaves undone is no failure, and nothing must
     * be started in its place.
     */
    static void stopIfEnding() {
        while (ending) {
            LockSupport.park();
        }
    }

    /**
     * Gives descendants time to end by themselves, since Ctrl-C has reached them, too; then asks the children to end,
     * which end their own, and those that have lost their parent; kills what is left after 8 seconds.
     */
    private static void end() {
        ending = true;
        Set<ProcessHandle> left = new HashSet<>();
        awaitEnd(left, CTRL_C_MILLIS);
        left.stream().filter(one -> one.parent().filter(left::contains).isEmpty()).forEach(ProcessHandle::destroy);
        awaitEnd(left, GRACE_MILLIS);
        left.forEach(ProcessHandle::destroyForcibly);
    }

    /** Waits until none is left. Looks for new ones all the while: one whose parent ends can't be found later. */
    private static void awaitEnd(Set<ProcessHandle> left, long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        do {
            ProcessHandle.current().descendants().forEach(left::add);
            List.copyOf(left).forEach(one -> one.descendants().forEach(left::add));
            left.removeIf(one -> !one.isAlive());
            LockSupport.parkNanos(PERIOD_NANOS);
        } while (!left.isEmpty() && System.nanoTime() < end);
    }
}
