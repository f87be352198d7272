package greenlab.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Its threads wait for seconds and patch nothing. */
@Execution(ExecutionMode.CONCURRENT)
class StallDetectorTest {
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    /**
     * Returns the report for a thread that runs {@code body} and seems to have done so for the limit. On a busy machine
     * it takes a while until a thread has computed for a second.
     */
    private String report(Runnable body) throws InterruptedException {
        return report(body, Duration.ofSeconds(40));
    }

    private String report(Runnable body, Duration atMost) throws InterruptedException {
        Thread thread = Thread.ofPlatform().daemon().start(body);
        RunningSlice slice = new RunningSlice("call 3", thread, System.nanoTime() - StallDetector.LIMIT.toNanos(), 0);
        StallDetector.start(() -> List.of(slice), lines::add);
        String line = lines.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
        if (thread.getState() == Thread.State.RUNNABLE) {
            thread.interrupt();
        }
        return line;
    }

    @Test
    void waitForASemaphoreIsReportedOnce() throws InterruptedException {
        assertThat(report(() -> new Semaphore(0).acquireUninterruptibly()))
            .startsWith("call 3 has blocked its hub for 2 s in ")
            .contains("waiting for java.util.concurrent.Semaphore");
        assertThat(lines.poll(StallDetector.LIMIT.toMillis() / 2, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void waitForAMonitorIsReported() throws InterruptedException {
        synchronized (lines) {
            assertThat(report(this::enterMonitor)).contains("StallDetectorTest.enterMonitor, waiting for java.util");
        }
    }

    private void enterMonitor() {
        synchronized (lines) {
            lines.add("entered");
        }
    }

    private static volatile long spins;

    @Test
    void spinningIsReported() throws InterruptedException {
        assertThat(report(StallDetectorTest::spin)).contains("StallDetectorTest.spin, computing or spinning. Let");
    }

    /** A sample shall find it in its own code, hardly ever in a method that it calls. */
    private static void spin() {
        while (!Thread.currentThread().isInterrupted()) {
            for (int i = 0; i < 10_000_000; i++) {
                spins += i;
            }
        }
    }

    @Test
    void sleepIsNotReported() throws InterruptedException {
        assertThat(report(() -> {
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException unexpected) {
                throw new AssertionError(unexpected);
            }
        }, StallDetector.LIMIT.multipliedBy(2))).isNull();
    }
}
