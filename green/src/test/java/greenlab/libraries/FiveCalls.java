package greenlab.libraries;

import static org.assertj.core.api.Assertions.assertThat;

import greenlab.green.Greenlet;
import greenlab.green.Hub;
import greenlab.monitor.BlockedInterval;
import greenlab.monitor.BlockingMonitor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;

/** The same call five times at once, a greenlet each, on one thread: whether they wait together, and how long. */
final class FiveCalls {
    static final int CALLS = 5;
    static final Duration DELAY = Duration.ofMillis(300);

    private FiveCalls() {}

    /**
     * Runs the call in five greenlets. The wall clock and the server must agree that they waited together, and the watch
     * that none of them kept the thread meanwhile.
     */
    static void assertGreen(DoorCall call, int serverPort) throws Exception {
        warmUp(call, serverPort);
        List<BlockedInterval> blocks = new CopyOnWriteArrayList<>();
        try (DelayingProxy door = new DelayingProxy(serverPort, DELAY)) {
            Duration took = fiveTimes(() -> call.through(door.port()), blocks);
            assertThat(door.peak()).isEqualTo(CALLS);
            assertThat(took).isBetween(DELAY, DELAY.multipliedBy(CALLS - 1));
        }
        assertThat(blocks).noneMatch(FiveCalls::isAWait);
    }

    /** The same for a library that holds a monitor while it waits: before Java 24, that pins, and keeps the thread. */
    static void assertGreenFromJava24(DoorCall call, int serverPort) throws Exception {
        if (Runtime.version().feature() >= 24) {
            assertGreen(call, serverPort);
            return;
        }
        warmUp(call, serverPort);
        List<BlockedInterval> blocks = new CopyOnWriteArrayList<>();
        try (DelayingProxy door = new DelayingProxy(serverPort, DELAY)) {
            fiveTimes(() -> call.through(door.port()), blocks);
        }
        assertThat(blocks).anyMatch(FiveCalls::isAWait);
    }

    /** Classes are loaded then. */
    private static void warmUp(DoorCall call, int serverPort) throws Exception {
        try (DelayingProxy another = new DelayingProxy(serverPort, Duration.ZERO)) {
            call.through(another.port());
        }
    }

    /** A busy machine may keep a thread from computing for a while, but hardly for as long as a call waits. */
    private static boolean isAWait(BlockedInterval block) {
        return block.nanos() > DELAY.toNanos() * 2 / 3;
    }

    interface DoorCall {
        Object through(int port) throws Exception;
    }

    /** Five greenlets, each of which makes the call. All are on one thread; how long they take together is returned. */
    static Duration fiveTimes(Callable<?> call) throws Exception {
        return fiveTimes(call, new ArrayList<>());
    }

    /** The same, with what the watch reports meanwhile. */
    private static Duration fiveTimes(Callable<?> call, List<BlockedInterval> blocks) throws Exception {
        long start = System.nanoTime();
        Set<Thread> threads = new HashSet<>();
        List<Greenlet<?>> greenlets = new ArrayList<>();
        try (Hub hub = new Hub(); BlockingMonitor watch = BlockingMonitor.over(hub.runningSlices(), blocks::add)) {
            for (int i = 1; i <= CALLS; i++) {
                greenlets.add(hub.spawn("call " + i, () -> {
                    threads.add(Thread.currentThread());
                    return call.call();
                }));
            }
            hub.run();
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        for (Greenlet<?> greenlet : greenlets) {
            assertThat(greenlet.get()).isNotNull();
        }
        assertThat(threads).hasSize(1);
        return took;
    }
}
