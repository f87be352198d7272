package greenlab.watch;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** For tests: does this code let others run? gevent has it as assert_switches. */
public final class AssertSwitches {
    private AssertSwitches() {}

    /**
     * Runs {@code body}, for instance a hub, and returns what it returns, unless somebody kept the thread for more than
     * {@link Watch#THRESHOLD} meanwhile.
     *
     * @param subject whose thread, such as a hub's stays
     * @throws AssertionError that names who it was, for how long and in which frame
     */
    public static <T> T during(Watch.Subject subject, Callable<T> body) throws Exception {
        List<Block> blocks = new CopyOnWriteArrayList<>();
        T result;
        try (Watch watch = Watch.over(subject, blocks::add)) {
            result = body.call();
        }
        if (!blocks.isEmpty()) {
            throw new AssertionError("the thread was kept by "
                + blocks.stream().map(AssertSwitches::told).collect(Collectors.joining("; ")));
        }
        return result;
    }

    private static String told(Block block) {
        return block.who() + " in " + block.frame() + ", " + block.nanos() / 1_000_000 + " ms";
    }
}
