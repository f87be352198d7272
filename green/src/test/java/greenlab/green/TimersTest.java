package greenlab.green;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimersTest {
    private final Timers timers = new Timers();
    private final List<Long> fired = new ArrayList<>();

    private Timers.Timer until(long deadline) {
        return timers.add(deadline, () -> fired.add(deadline));
    }

    @Test
    void firesOnlyDueTimers() {
        until(20);
        until(21);
        until(10);
        timers.fire(20);
        assertThat(fired).containsExactly(10L, 20L);
        assertThat(timers.untilNext(20)).isEqualTo(1);
    }

    @Test
    void cancelledTimerDoesNotFire() {
        until(10).cancel();
        assertThat(timers.untilNext(0)).isEqualTo(Timers.NEVER);
    }

    @Test
    void overdueTimerIsDueNow() {
        until(10);
        assertThat(timers.untilNext(15)).isZero();
    }

    /** The clock's origin is arbitrary, so its values may overflow. */
    @Test
    void deadlinesMayOverflow() {
        until(Long.MAX_VALUE - 5 + 10);
        assertThat(timers.untilNext(Long.MAX_VALUE - 5)).isEqualTo(10);
    }
}
