package greenlab.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import greenlab.fetch.Event;
import greenlab.green.Greenlet;
import greenlab.green.Hub;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BlockingMonitorTest {
    private final List<BlockedInterval> blocks = new CopyOnWriteArrayList<>();

    @Test
    void reportsBlockingGreenletAndFrame() throws IOException {
        Greenlet<?> blocking;
        try (Hub hub = new Hub(); BlockingMonitor monitor = BlockingMonitor.over(hub.runningSlices(), blocks::add)) {
            hub.spawn("well-behaved", () -> sleepFor(300));
            blocking = hub.spawn("blocking", () -> blockFor(300));
            hub.run();
        }
        assertThat(blocks).hasSize(1);
        assertThat(blocks.getFirst().runner()).isSameAs(blocking);
        assertThat(blocks.getFirst().frame()).startsWith("java.lang.Thread.sleep");
        assertThat(blocks.getFirst().nanos() / 1e9).isBetween(0.2, 0.9);
    }

    @Test
    void openIntervalGrowsAndBecomesOneEvent() throws IOException {
        List<Event> events = new CopyOnWriteArrayList<>();
        List<Double> lengths = new CopyOnWriteArrayList<>();
        long start = System.nanoTime();
        try (Hub hub = new Hub(); BlockingMonitor monitor = BlockingMonitor.live(hub.runningSlices(), block -> {
                Event event = Event.blocked(block, 7, start);
                lengths.add(event.seconds());
                events.removeIf(event::supersedes);
                events.add(event);
            })) {
            hub.spawn("blocking", () -> blockFor(300));
            hub.run();
        }
        assertThat(lengths).hasSizeGreaterThan(2).isSorted();
        assertThat(events).singleElement()
            .satisfies(event -> assertThat(event.fetch()).isEqualTo(7))
            .satisfies(event -> assertThat(event.seconds()).isEqualTo(lengths.getLast()));
    }

    @Test
    void waitsThroughTheHubAreNotReported() throws IOException {
        try (Hub hub = new Hub(); BlockingMonitor monitor = BlockingMonitor.over(hub.runningSlices(), blocks::add)) {
            hub.spawn("patient", () -> sleepFor(300));
            hub.run();
        }
        assertThat(blocks).isEmpty();
    }

    @Test
    void onlyTheMountedVirtualThreadIsReported() throws InterruptedException {
        MountedVirtualThreads mounted = new MountedVirtualThreads();
        Thread parked = Thread.ofVirtual().name("parked").unstarted(() -> blockFor(400));
        Thread busy = Thread.ofVirtual().name("busy").unstarted(() -> backtrackFor(400));
        mounted.follow(parked);
        mounted.follow(busy);
        try (BlockingMonitor monitor = BlockingMonitor.over(mounted, blocks::add)) {
            parked.start();
            busy.start();
            parked.join();
            busy.join();
        }
        assertThat(blocks).isNotEmpty().allSatisfy(block -> assertThat(block.runner()).isSameAs(busy));
    }

    /** Sleeps without a checked exception, for lambdas. */
    private static void sleepFor(long millis) {
        try {
            Hub.sleep(Duration.ofMillis(millis));
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static void blockFor(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    /** Blocks the carrier in code of the JDK: a regular expression that backtracks. */
    private static void backtrackFor(long millis) {
        Pattern pattern = Pattern.compile("(a+)+b");
        for (long end = System.nanoTime() + millis * 1_000_000; System.nanoTime() < end; ) {
            assertThat(pattern.matcher("a".repeat(16)).matches()).isFalse();
        }
    }
}
