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

/** Makes the same call in five greenlets on one thread, and measures whether the calls overlap. */
final class FiveCalls {
    static final int CALLS = 5;
    static final Duration DELAY = Duration.ofMillis(300);

    private FiveCalls() {}

    /**
     * Runs the call in five greenlets. The proxy must show that the calls overlapped, and the monitor that none of them
     * blocked the thread.
     */
    static void assertGreen(ProxiedCall call, int serverPort) throws Exception {
        warmUp(call, serverPort);
        List<BlockedInterval> blocks = new CopyOnWriteArrayList<>();
        try (DelayingProxy proxy = new DelayingProxy(serverPort, DELAY, CALLS)) {
            Duration took = fiveTimes(() -> call.through(proxy.port()), blocks);
            assertThat(proxy.peak()).isEqualTo(CALLS);
            assertThat(took).isGreaterThanOrEqualTo(DELAY);
        }
        assertThat(blocks).noneMatch(FiveCalls::isAWait);
    }

    /** For a library that holds a monitor while it waits, which pins before Java 24. */
    static void assertGreenFromJava24(ProxiedCall call, int serverPort) throws Exception {
        if (Runtime.version().feature() >= 24) {
            assertGreen(call, serverPort);
            return;
        }
        warmUp(call, serverPort);
        List<BlockedInterval> blocks = new CopyOnWriteArrayList<>();
        try (DelayingProxy proxy = new DelayingProxy(serverPort, DELAY)) {
            fiveTimes(() -> call.through(proxy.port()), blocks);
        }
        assertThat(blocks).anyMatch(FiveCalls::isAWait);
    }

    /** Loads the classes. */
    private static void warmUp(ProxiedCall call, int serverPort) throws Exception {
        try (DelayingProxy another = new DelayingProxy(serverPort, Duration.ZERO)) {
            call.through(another.port());
        }
    }

    /** A busy machine may delay a running thread too, but hardly for as long as a call waits. */
    private static boolean isAWait(BlockedInterval block) {
        return block.nanos() > DELAY.toNanos() * 2 / 3;
    }

    interface ProxiedCall {
        Object through(int port) throws Exception;
    }

    /** Makes the call in five greenlets on one thread; returns the elapsed time. */
    static Duration fiveTimes(Callable<?> call) throws Exception {
        return fiveTimes(call, new ArrayList<>());
    }

    /** Also collects what the monitor reports. */
    private static Duration fiveTimes(Callable<?> call, List<BlockedInterval> blocks) throws Exception {
        long start = System.nanoTime();
        Set<Thread> threads = new HashSet<>();
        List<Greenlet<?>> greenlets = new ArrayList<>();
        try (Hub hub = new Hub(); BlockingMonitor monitor = BlockingMonitor.over(hub.runningSlices(), blocks::add)) {
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
