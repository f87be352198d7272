package greenlab.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;

/** A thousand virtual threads that wait as they should, on a machine that is busy. Run by {@link StagesTest}. */
class Harmless {
    private static final int THREADS = 1000;
    private static final int FETCHES = 4;
    private static volatile boolean over;

    private final ReentrantLock lock = new ReentrantLock();
    private final SynchronousQueue<Integer> queue = new SynchronousQueue<>();
    private int sum;

    @BeforeAll
    static void loadMachine() {
        Fetches.trust();
        for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
            Thread.ofPlatform().daemon().name("load-" + i).start(() -> {
                while (!over) {
                    Thread.onSpinWait();
                }
            });
        }
    }

    @AfterAll
    static void end() {
        over = true;
    }

    @RepeatedTest(20)
    @ShouldNotBlock
    void neverBlocks() throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> results = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                results.add(executor.submit(task(i)));
            }
            for (int i = 0; i < FETCHES; i++) {
                executor.submit(() -> Fetches.fetch(System.getProperty("server") + "/delay/0.05"));
            }
            for (Future<Integer> result : results) {
                result.get();
            }
        }
        assertThat(sum).isEqualTo(THREADS);
    }

    /** Half of them put what the others take. */
    private Callable<Integer> task(int number) {
        return () -> {
            Thread.sleep(number % 20);
            lock.lock();
            try {
                sum++;
                if (number % 20 == 0) {
                    Thread.sleep(1);
                }
            } finally {
                lock.unlock();
            }
            if (number % 2 == 0) {
                queue.put(number);
                return number;
            }
            return queue.take();
        };
    }
}
