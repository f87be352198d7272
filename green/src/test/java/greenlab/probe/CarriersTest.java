package greenlab.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Semaphore;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When all carriers are blocked, and when one is left for other threads. */
@Timeout(60)
class CarriersTest {
    private static final int CARRIERS = 2;

    /** The JDK adds carriers for threads that read from a file or a pipe. */
    @Test
    void readersOfPipes_leaveCarriersForOthers() throws Exception {
        var pipes = new ArrayList<Process>();
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            pipes.add(new ProcessBuilder("cat").start());
        }
        Watch watch = Watch.begin(WatchOptions.DEFAULT, ByteBuddyAgent.install());
        try (watch; var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            pipes.forEach(pipe -> executor.submit(() -> pipe.getInputStream().read()));
            while (reads(watch).size() < pipes.size()) {
                Thread.sleep(10);
            }
            for (Process pipe : pipes) {
                pipe.getOutputStream().close();
            }
        }
        assertThat(reads(watch)).hasSameSizeAs(pipes).noneMatch(Finding::allBlocked);
    }

    private static List<Finding> reads(Watch watch) {
        return watch.findings().stream().filter(one -> one.kind() == BlockKind.NATIVE_CALL).toList();
    }

    @Test
    void allAreBlocked_ifNoOtherCanBeUsed() throws Exception {
        var end = new Semaphore(0);
        var pool = new ForkJoinPool(CARRIERS);
        try {
            for (int i = 0; i < CARRIERS; i++) {
                pool.execute(end::acquireUninterruptibly);
            }
            while (end.getQueueLength() < CARRIERS) {
                Thread.sleep(1);
            }
            assertThat(Carriers.allBlocked(pool, CARRIERS, CARRIERS)).isTrue();
            assertThat(Carriers.allBlocked(pool, CARRIERS - 1, CARRIERS - 1)).isFalse();
            assertThat(Carriers.allBlocked(pool, CARRIERS, CARRIERS + 1)).isFalse();
        } finally {
            end.release(CARRIERS);
            pool.shutdown();
        }
    }
}
