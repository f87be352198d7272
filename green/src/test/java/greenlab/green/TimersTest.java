package greenlab.green;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class TimersTest {
    private final Timers timers = new Timers();
    private final Greenlet nobody;

    TimersTest() throws IOException {
        try (Hub hub = new Hub()) {
            nobody = hub.spawn("nobody", () -> { });
        }
    }

    private Wait until(long deadline) {
        Wait wait = new Wait(nobody);
        timers.add(deadline, wait);
        return wait;
    }

    @Test
    void firesWhatIsDueAndNothingElse() {
        Wait early = until(10);
        Wait onTime = until(20);
        Wait late = until(21);
        timers.fire(20);
        assertThat(early.timedOut()).isTrue();
        assertThat(onTime.timedOut()).isTrue();
        assertThat(late.isOver()).isFalse();
        assertThat(timers.untilNext(20)).isEqualTo(1);
    }

    @Test
    void aWaitThatEndedOtherwiseLeavesNoTimer() {
        until(10).end(Wait.Outcome.READY);
        assertThat(timers.untilNext(0)).isEqualTo(Timers.NEVER);
    }

    @Test
    void anOverdueTimerIsDueNow() {
        until(10);
        assertThat(timers.untilNext(15)).isZero();
    }

    /** The clock's zero is arbitrary: it may be about to overflow. */
    @Test
    void deadlinesMayWrapAround() {
        Wait beyond = until(Long.MAX_VALUE - 5 + 10);
        assertThat(timers.untilNext(Long.MAX_VALUE - 5)).isEqualTo(10);
        assertThat(beyond.isOver()).isFalse();
    }
}
