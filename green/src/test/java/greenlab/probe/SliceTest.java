package greenlab.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What of a sample counts as blocked, on a busy machine. The steps have these numbers; the thread is real. */
class SliceTest {
    private static final SampleStep OVERSLEPT = new SampleStep(100, 80, 0);

    private volatile boolean over;
    private final Thread spinner = Thread.ofPlatform().daemon().start(() -> {
        while (!over) {
            Thread.onSpinWait();
        }
    });

    @AfterEach
    void end() {
        over = true;
    }

    private Slice sampled(long cpu, SampleStep step, long nowCpu) {
        var slice = new Slice(spinner, null, 1, 0, cpu);
        slice.sample(step, nowCpu);
        return slice;
    }

    @Test
    void whatWasComputedMeanwhileCounts() {
        assertThat(sampled(5, OVERSLEPT, 95).sampled()).isEqualTo(90);
        assertThat(sampled(5, OVERSLEPT, 6).sampled()).isEqualTo(20);
    }

    @Test
    void whatWaitedMeanwhileCounts_exceptACollection() {
        assertThat(sampled(5, OVERSLEPT, 5).sampled()).isEqualTo(100);
        assertThat(sampled(5, new SampleStep(100, 80, 70), 5).sampled()).isEqualTo(30);
    }

    @Test
    void loopThatIsSeenIdleIsNotBlocked() throws Exception {
        try (var pool = Executors.newSingleThreadExecutor()) {
            Thread idle = pool.submit(Thread::currentThread).get();
            while (idle.getState() != Thread.State.WAITING) {
                Thread.sleep(1);
            }
            var slice = new Slice(idle, null, 1, 0, 5);
            slice.sample(OVERSLEPT, 95);
            slice.blame(100);
            assertThat(slice.sampled()).isZero();
            assertThat(slice.continues(idle, 1, 95)).isFalse();
        }
    }

    @Test
    void stackAfterTheBlockIsNotReported() throws Exception {
        Thread parked = Thread.startVirtualThread(LockSupport::park);
        while (parked.getState() != Thread.State.WAITING) {
            Thread.sleep(1);
        }
        var slice = new Slice(parked, spinner, 1, 0, 5);
        slice.sample(OVERSLEPT, 95);
        slice.blame(100);
        LockSupport.unpark(parked);
        assertThat(slice.finding(0, false, List.of())).isNull();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void waitingForACpuDoesNotCount() {
        Slice slice = sampled(5, OVERSLEPT, 5);
        slice.blame(100);   // it is ready: it spins
        assertThat(slice.sampled()).isZero();
    }
}
