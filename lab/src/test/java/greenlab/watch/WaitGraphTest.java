package greenlab.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Dumps of this JVM. Its virtual threads that wait for each other stay until it ends. */
@Timeout(60)
class WaitGraphTest {

    @Test
    void deadlockAndQueueAreFound(@TempDir Path folder) throws Exception {
        Object one = new Object();
        Object other = new Object();
        var held = new CountDownLatch(2);
        List<Thread> threads = new ArrayList<>();
        threads.add(Thread.ofVirtual().name("first").start(() -> take(one, other, held)));
        threads.add(Thread.ofVirtual().name("second").start(() -> take(other, one, held)));
        var pool = new Semaphore(0);
        for (int i = 0; i < 9; i++) {
            threads.add(Thread.ofVirtual().start(() -> use(pool)));
        }
        for (int i = 0; i < threads.size(); i++) {
            while (threads.get(i).getState() != (i < 2 ? Thread.State.BLOCKED : Thread.State.WAITING)) {
                Thread.sleep(10);
            }
        }
        Path dump = folder.resolve("threads.json");
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
            .dumpThreads(dump.toString(), ThreadDumpFormat.JSON);
        pool.release(9);

        var graph = new WaitGraph(Files.readString(dump));
        assertThat(graph.deadlocks()).containsExactly("deadlock: first waits for second waits for first");
        assertThat(graph.queues()).singleElement().asString().startsWith("9 virtual threads wait for one"
            + " java.util.concurrent.Semaphore$NonfairSync in greenlab.watch.WaitGraphTest.use(WaitGraphTest.java:");
    }

    private static void use(Semaphore pool) {
        pool.acquireUninterruptibly();
    }

    private static void take(Object mine, Object others, CountDownLatch held) {
        synchronized (mine) {
            held.countDown();
            try {
                held.await();
            } catch (InterruptedException ended) {
                return;
            }
            synchronized (others) {
                throw new AssertionError("no deadlock");
            }
        }
    }
}
