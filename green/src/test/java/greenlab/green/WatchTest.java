package greenlab.green;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WatchTest {
    private record Report(Object who, String frame, double seconds) {}

    private final List<Report> reports = new CopyOnWriteArrayList<>();

    private Watch over(Watch.Subject subject) {
        return Watch.over(subject, (who, frame, since, nanos) -> reports.add(new Report(who, frame, nanos / 1e9)));
    }

    @Test
    void namesTheGreenletThatBlocksAndTheFrame() throws IOException {
        try (Hub hub = new Hub(); Watch watch = over(hub.stays())) {
            hub.spawn("well-behaved", () -> Transcript.sleep(300));
            Greenlet<?> rude = hub.spawn("rude", () -> blockFor(300));
            hub.run();
            assertThat(reports).isNotEmpty().allSatisfy(report -> assertThat(report.who()).isSameAs(rude));
        }
        assertThat(reports.getLast().frame()).startsWith("java.lang.Thread.sleep");
        assertThat(reports.getLast().seconds()).isBetween(0.2, 0.9);
    }

    @Test
    void saysNothingOfThoseWhoWaitThroughTheHub() throws IOException {
        try (Hub hub = new Hub(); Watch watch = over(hub.stays())) {
            hub.spawn("patient", () -> Transcript.sleep(300));
            hub.run();
        }
        assertThat(reports).isEmpty();
    }

    @Test
    void aVirtualThreadOnItsCarrierIsReportedAndAParkedOneIsNot() throws InterruptedException {
        VirtualStays stays = new VirtualStays();
        Thread parked = Thread.ofVirtual().name("parked").unstarted(() -> blockFor(400));
        Thread busy = Thread.ofVirtual().name("busy").unstarted(() -> backtrackFor(400));
        stays.follow(parked);
        stays.follow(busy);
        try (Watch watch = over(stays)) {
            parked.start();
            busy.start();
            parked.join();
            busy.join();
        }
        assertThat(reports).isNotEmpty().allSatisfy(report -> assertThat(report.who()).isSameAs(busy));
    }

    @Test
    void assertSwitchesLetsTheWellBehavedPass() throws Exception {
        assertThat(Watch.<Integer>assertSwitches(() -> {
            Transcript.sleep(200);
            return 42;
        })).isEqualTo(42);
    }

    @Test
    void assertSwitchesNamesWhoBlocks() {
        assertThatThrownBy(() -> Watch.assertSwitches(() -> {
            blockFor(250);
            return null;
        })).isInstanceOf(AssertionError.class)
            .hasMessageMatching("the hub was blocked by asserted in java.lang.Thread.sleep.*, \\d+ ms");
    }

    private static void blockFor(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    /** Keeps the carrier with work of the JDK's own: a pattern that backtracks. */
    private static void backtrackFor(long millis) {
        Pattern pattern = Pattern.compile("(a+)+b");
        for (long end = System.nanoTime() + millis * 1_000_000; System.nanoTime() < end; ) {
            assertThat(pattern.matcher("a".repeat(16)).matches()).isFalse();
        }
    }
}
