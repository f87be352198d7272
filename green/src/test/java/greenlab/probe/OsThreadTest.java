package greenlab.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class OsThreadTest {
    private static volatile boolean over;

    @Test
    void sleepingThreadIsNotReady() throws InterruptedException {
        Thread sleeper = Thread.ofPlatform().daemon().start(() -> {
            while (!over) {
                LockSupport.park();
            }
        });
        while (sleeper.getState() != Thread.State.WAITING) {
            Thread.sleep(1);
        }
        var seen = new OsThread();
        while (seen.isReady(Cpu.of(sleeper))) {
            Thread.sleep(1);   // it is on its way to park
        }
        assertThat(seen.isReady(Cpu.of(sleeper))).isFalse();
    }

    @Test
    void spinningThreadIsReadyWhetherItRunsOrNot() throws InterruptedException {
        Thread spinner = Thread.ofPlatform().daemon().start(() -> {
            while (!over) {
                Thread.onSpinWait();
            }
        });
        var seen = new OsThread();
        for (int i = 0; i < 20; i++) {
            assertThat(seen.isReady(Cpu.of(spinner))).isTrue();
            Thread.sleep(1);
        }
        over = true;
    }
}
