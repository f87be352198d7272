package greenlab.green;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class HubTest {
    private final Transcript transcript = new Transcript();

    @Test
    void greenletsSwitchWhereTheyWait() throws IOException {
        try (Hub hub = new Hub()) {
            hub.spawn("a", () -> {
                transcript.add("a1");
                Transcript.sleep(0);
                transcript.add("a2");
            });
            hub.spawn("b", () -> {
                transcript.add("b1");
                Transcript.sleep(0);
                transcript.add("b2");
            });
            hub.run();
        }
        assertThat(transcript).hasToString("""
            a1
            b1
            a2
            b2
            """);
    }

    @Test
    void actionThatSubmitsItselfDoesNotStarveTimers() throws IOException {
        try (Hub hub = new Hub()) {
            Greenlet<?> sleeper = hub.spawn("sleeper", () -> Transcript.sleep(10));
            hub.later(new Runnable() {
                @Override
                public void run() {
                    if (!sleeper.isDone()) {
                        hub.later(this);
                    }
                }
            });
            hub.run();
            assertThat(sleeper.isDone()).isTrue();
        }
    }

    @Test
    void sleepersWakeInDeadlineOrder() throws IOException {
        try (Hub hub = new Hub(new JumpingClock())) {
            for (int millis : new int[] {30, 10, 20, 10}) {
                hub.spawn("sleeper", () -> {
                    Transcript.sleep(millis);
                    transcript.add("after " + millis);
                });
            }
            hub.run();
        }
        assertThat(transcript).hasToString("""
            after 10
            after 10
            after 20
            after 30
            """);
    }

    @Test
    void sleepsOverlap() throws IOException {
        long start = System.nanoTime();
        try (Hub hub = new Hub()) {
            for (int i = 0; i < 100; i++) {
                hub.spawn("sleeper", () -> Transcript.sleep(50));
            }
            hub.run();
        }
        assertThat(System.nanoTime() - start).isBetween(50_000_000L, 100 * 50_000_000L / 3);
    }

    @Test
    void greenletsRunOnTheCallingThread() throws IOException {
        try (Hub hub = new Hub()) {
            hub.spawn("one", () -> transcript.add(Thread.currentThread().getName()));
            hub.spawn("two", () -> transcript.add(Thread.currentThread().getName()));
            hub.run();
        }
        String me = Thread.currentThread().getName();
        assertThat(transcript).hasToString(me + "\n" + me + "\n");
    }

    @Test
    void exceptionEndsOnlyItsGreenlet() throws IOException {
        try (Hub hub = new Hub()) {
            Greenlet<?> thrower = hub.spawn("thrower", () -> {
                throw new IllegalStateException("mine");
            });
            hub.spawn("other", () -> transcript.add("other ran"));
            hub.run();
            assertThat(thrower.isDone()).isTrue();
            assertThat(thrower.failure()).hasMessage("mine");
        }
        assertThat(transcript).hasToString("other ran\n");
    }

    @Test
    void greenletSpawnsAnother() throws IOException {
        try (Hub hub = new Hub()) {
            hub.spawn("parent", () -> {
                hub.spawn("child", () -> transcript.add("child"));
                transcript.add("parent");
            });
            hub.run();
        }
        assertThat(transcript).hasToString("""
            parent
            child
            """);
    }

    @Test
    void runningHubIsNotClosed() throws Exception {
        try (Hub hub = new Hub()) {
            Greenlet<Void> closing = hub.spawn("closing", () -> {
                hub.close();
                return null;
            });
            hub.run();
            assertThatThrownBy(closing::get).hasMessage("this hub is running; close it after its run");
        }
    }

    @Test
    void currentIsNullOutsideAHub() {
        assertThat(Hub.current()).isNull();
    }

    /** A class initializer is a native frame, which pins on every JDK. */
    @Test
    void pinnedGreenletBlocksTheHub() throws IOException {
        try (Hub hub = new Hub()) {
            hub.spawn("pinned", () -> {
                transcript.add("pinned starts");
                Pinned.touch();
                transcript.add("pinned ends");
            });
            hub.spawn("other", () -> transcript.add("other"));
            hub.run();
        }
        assertThat(transcript).hasToString("""
            pinned starts
            pinned ends
            other
            """);
    }

    private static final class Pinned {
        static {
            Transcript.sleep(20);
        }

        static void touch() {
            // runs the initializer
        }
    }
}
