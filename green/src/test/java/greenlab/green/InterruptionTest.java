package greenlab.green;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Kills and timeouts that are due at the same moment. */
class InterruptionTest {
    private final Transcript transcript = new Transcript();
    private final JumpingClock clock = new JumpingClock();
    private final Hub hub = new Hub(clock);

    InterruptionTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        hub.close();
    }

    /** The killer runs first, when the victim's limit has expired but the victim hasn't run yet. */
    @Test
    void killWinsOverDueTimeout() throws IOException {
        Greenlet<?>[] victim = new Greenlet<?>[1];
        hub.spawn("killer", () -> {
            Transcript.sleep(40);
            victim[0].kill();
        });
        victim[0] = hub.spawn("victim", () -> {
            while (true) {
                try (Timeout limit = Timeout.after(Duration.ofMillis(20))) {
                    Hub.sleep(Duration.ofMillis(100));
                } catch (Timeout.Expired again) {
                    transcript.add("again");
                }
            }
        });
        hub.run();
        assertThat(victim[0].failure()).isInstanceOf(GreenletExit.class);
        assertThat(transcript).hasToString("again\n");
    }

    /** As a notebook's stop button does. */
    @Test
    void interruptEndsTheRun() {
        hub.spawn("endless", () -> {
            for (int i = 0; true; i++) {
                transcript.add("" + i);
                if (i == 1) {
                    Thread.currentThread().interrupt();
                }
                Transcript.sleep(10);
            }
        });
        assertThatThrownBy(hub::run).isInstanceOf(InterruptedIOException.class)
            .hasMessage("the hub's thread was interrupted");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(transcript).hasToString("0\n1\n");
    }

    @Test
    void nestedTimeoutsExpireEachForItsOwnBlock() throws Exception {
        Greenlet<?> nested = hub.spawn("nested", () -> {
            try (Timeout outer = Timeout.after(Duration.ofMillis(50))) {
                try (Timeout inner = Timeout.after(Duration.ofMillis(50))) {
                    Hub.sleep(Duration.ofMillis(100));
                } catch (Timeout.Expired expired) {
                    transcript.add("inner, not the outer: " + (expired.limit() != outer));
                }
                Hub.sleep(Duration.ofMillis(100));
            } catch (Timeout.Expired expired) {
                transcript.add("outer");
            }
            return null;
        });
        hub.run();
        nested.get();
        assertThat(transcript).hasToString("inner, not the outer: true\nouter\n");
    }

    @Test
    void shortOuterTimeoutCanBeToldFromInner() throws Exception {
        Greenlet<?> nested = hub.spawn("nested", () -> {
            try (Timeout outer = Timeout.after(Duration.ofMillis(10))) {
                try (Timeout inner = Timeout.after(Duration.ofMillis(50))) {
                    Hub.sleep(Duration.ofMillis(100));
                } catch (Timeout.Expired expired) {
                    assertThat(expired.limit()).isSameAs(outer);
                }
            }
            return null;
        });
        hub.run();
        nested.get();
    }

    @Test
    void threeTimeoutsOfOneMomentExpireInnermostFirst() throws Exception {
        Duration time = Duration.ofMillis(10);
        Greenlet<?> nested = hub.spawn("nested", () -> {
            try (Timeout outer = Timeout.after(time); Timeout middle = Timeout.after(time);
                    Timeout inner = Timeout.after(time)) {
                for (Timeout expected : new Timeout[] {inner, middle, outer}) {
                    try {
                        Hub.sleep(Duration.ofMillis(100));
                    } catch (Timeout.Expired expired) {
                        assertThat(expired.limit()).isSameAs(expected);
                        transcript.add("expired");
                    }
                }
            }
            return null;
        });
        hub.run();
        nested.get();
        assertThat(transcript).hasToString("expired\nexpired\nexpired\n");
    }

    @Test
    void longestTimeoutLetsOverdueTimersFire() throws Exception {
        Greenlet<?> sleeper = hub.spawn("sleeper", () -> Transcript.sleep(10));
        Greenlet<?> unlimited = hub.spawn("unlimited", () -> {
            clock.nanosToWait(20_000_000);   // the sleeper is overdue
            try (Timeout limit = Timeout.after(Duration.ofSeconds(Long.MAX_VALUE))) {
                sleeper.join();
            }
            return null;
        });
        hub.run();
        unlimited.get();
    }

    @Test
    void closedTimeoutIsNotThrownLater() throws Exception {
        Greenlet<?> late = hub.spawn("late", () -> {
            Timeout unseen = Timeout.after(Duration.ofMillis(10));
            try (Timeout seen = Timeout.after(Duration.ofMillis(10))) {
                Hub.sleep(Duration.ofMillis(100));
            } catch (Timeout.Expired expired) {
                unseen.close();
            }
            Hub.sleep(Duration.ofMillis(100));
            return null;
        });
        hub.run();
        late.get();
    }
}
