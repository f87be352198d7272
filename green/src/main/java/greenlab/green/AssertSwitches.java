package greenlab.green;

import greenlab.watch.Block;
import greenlab.watch.Watch;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** For tests: does this code let others run? gevent has it as assert_switches. */
public final class AssertSwitches {
    private AssertSwitches() {}

    /**
     * Runs {@code body} in a greenlet of a hub of its own and returns what it returns, unless somebody kept the hub's
     * thread for more than {@link Watch#THRESHOLD} meanwhile.
     *
     * @throws AssertionError that names who it was, for how long and in which frame
     */
    public static <T> T in(Callable<? extends T> body) throws Exception {
        List<Block> blocks = new CopyOnWriteArrayList<>();
        Greenlet<T> greenlet;
        try (Hub hub = new Hub(); Watch watch = Watch.over(hub.stays(), blocks::add)) {
            greenlet = hub.spawn("asserted", body);
            hub.run();
        }
        if (!blocks.isEmpty()) {
            throw new AssertionError("the hub was blocked by "
                + blocks.stream().map(AssertSwitches::told).collect(Collectors.joining("; ")));
        }
        return greenlet.get();
    }

    private static String told(Block block) {
        return ((Greenlet<?>) block.who()).name() + " in " + block.frame() + ", " + block.nanos() / 1_000_000 + " ms";
    }
}
