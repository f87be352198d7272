package greenlab.stages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class BuildLockTest {
    @TempDir
    private Path root;

    /** Who has just let go must not stand in the next one's way: that one failed, and all after it waited for ever. */
    @Test
    @Timeout(60)
    void handsOverAmongThreads() throws Exception {
        House house = new House(root);
        AtomicInteger builders = new AtomicInteger();
        Callable<Integer> builder = () -> {
            int most = 0;
            for (int turn = 0; turn < 2000; turn++) {
                try (BuildLock held = BuildLock.take(house)) {
                    most = Math.max(most, builders.incrementAndGet());
                    builders.decrementAndGet();
                }
            }
            return most;
        };
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var done : threads.invokeAll(Stream.generate(() -> builder).limit(4).toList())) {
                assertThat(done.get()).isEqualTo(1);
            }
        }
    }
}
