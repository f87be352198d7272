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
    private long now;
    private final RunQueue queue = new RunQueue(() -> now);

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

    private void wake(String... names) {
        queue.beginWaking();
        List.of(names).forEach(this::add);
        queue.endWaking();
    }

    @Test
    void oneLongRunOfManyIsASlice() {
        add(17);
        wake("woken");
        runSlice(MILLISECOND / 5 + 1);
        assertThat(turns).containsExactly("woken", "another");
    }

    /** Or those that are woken again and again would starve the others. */
    @Test
    void longRunsAreAQuarterOfThoseWoken() {
        add(17);
        wake("one", "two", "three", "four", "five", "six", "seven", "eight");
        runSlice(MILLISECOND);
        assertThat(turns).hasSize(8 + 2).endsWith("eight", "another", "another");
    }

    @Test
    void shortRunsSaveForFiveMilliseconds() {
        add(1000);
        queue.runSlice(greenlet -> {
            turns.add(greenlet.name());
            now += turns.size() <= 500 ? 0 : MILLISECOND;
        });
        assertThat(turns).hasSize(500 + 7);
    }

    @Test
    void fewAllRunHoweverLong() {
        add(16);
        wake("woken");
        runSlice(1000 * MILLISECOND);
        assertThat(turns).hasSize(1 + 16);
    }

    @Test
    void allThatAreQueuedRunIfNoneIsLong() {
        add(100);
        runSlice(MILLISECOND / 5);
        assertThat(turns).hasSize(100);
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void oneThatIsQueuedMeanwhileRunsWithinAMillisecond() {
        add(1);
        queue.runSlice(greenlet -> {
            turns.add(greenlet.name());
            now += MILLISECOND / 10;
            add("again");
        });
        assertThat(turns).hasSize(11);
    }

    @Test
    void oneLongRunDoesNotEndASliceOfShortOnes() {
        add(50);
        queue.runSlice(greenlet -> {
            turns.add(greenlet.name());
            now += turns.size() == 3 ? MILLISECOND / 2 : 0;
        });
        assertThat(turns).hasSize(50);
    }

    @Test
    void oneToSixteenAreFew() {
        assertThat(queue.hasFew()).isFalse();
        wake("woken");
        assertThat(queue.hasFew()).isTrue();
        add(15);
        assertThat(queue.hasFew()).isTrue();
        add("one more");
        assertThat(queue.hasFew()).isFalse();
    }

    @Test
    void allWokenGreenletsRunFirst() {
        add("new");
        wake("woken", "woken, too");
        runSlice(MILLISECOND + 1);
        assertThat(turns).containsExactly("woken", "woken, too", "new");
    }
}
