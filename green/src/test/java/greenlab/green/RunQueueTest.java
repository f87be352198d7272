package greenlab.green;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunQueueTest {
    private static final long MILLISECOND = 1_000_000;

    private final Hub hub = new Hub();
    private final List<String> turns = new ArrayList<>();
    private final List<Integer> readAfter = new ArrayList<>();
    private long now;
    private final RunQueue queue = new RunQueue(() -> {
        readAfter.add(turns.size());
        return now;
    });

    RunQueueTest() throws IOException { }

    @AfterEach
    void close() throws IOException {
        hub.close();
    }

    private void add(int many) {
        for (int i = 0; i < many; i++) {
            add("another");
        }
    }

    private void add(String name) {
        queue.add(hub.greenlet(name, () -> null));
    }

    /** Runs a slice in which each greenlet takes {@code each} nanoseconds. */
    private void runSlice(long each) {
        queue.runSlice(greenlet -> {
            turns.add(greenlet.name());
            now += each;
        });
    }

    @Test
    void clockIsReadEveryFiftyRuns() {
        add(120);
        runSlice(0);
        assertThat(turns).hasSize(120);
        assertThat(readAfter).containsExactly(0, 50, 100);
    }

    @Test
    void sliceHasAtLeastFiftyRuns() {
        add(60);
        runSlice(MILLISECOND);
        assertThat(turns).hasSize(50);
        runSlice(MILLISECOND);
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void sliceEndsAtTheFirstReadAfterAMillisecond() {
        add(200);
        runSlice(MILLISECOND / 80);
        assertThat(turns).hasSize(100);
    }

    @Test
    void allWokenGreenletsRunFirst() {
        add("new");
        queue.beginWaking();
        add("woken");
        add("woken, too");
        runSlice(MILLISECOND + 1);
        assertThat(turns).containsExactly("woken", "woken, too", "new");
    }
}
