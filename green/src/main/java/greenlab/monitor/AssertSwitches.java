package greenlab.monitor;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** For tests: fails if code blocks its hub. The idea is gevent's {@code assert_switches}. */
public final class AssertSwitches {
    private AssertSwitches() {}

    /**
     * Runs {@code body}, for example a hub, and returns its result, unless the shared thread was blocked for longer
     * than {@link BlockingMonitor#THRESHOLD}.
     *
     * @param source the slices of the shared thread, such as a hub's
     * @throws AssertionError that names what blocked, for how long and in which frame
     */
    public static <T> T during(BlockingMonitor.SliceSource source, Callable<T> body) throws Exception {
        List<BlockedInterval> blocks = new CopyOnWriteArrayList<>();
        T result;
        try (BlockingMonitor monitor = BlockingMonitor.over(source, blocks::add)) {
            result = body.call();
        }
        if (!blocks.isEmpty()) {
            throw new AssertionError("the thread was blocked by "
                + blocks.stream().map(AssertSwitches::describe).collect(Collectors.joining("; ")));
        }
        return result;
    }

    private static String describe(BlockedInterval block) {
        return block.runner() + " in " + block.frame() + " for " + block.nanos() / 1_000_000 + " ms";
    }
}
