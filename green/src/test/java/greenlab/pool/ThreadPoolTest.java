package greenlab.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import greenlab.green.Greenlet;
import greenlab.green.Hub;
import greenlab.green.Transcript;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ThreadPoolTest {

    /** The blocking call ends only when the other greenlet has run, which it can't if the hub is blocked. */
    @Test
    void othersRunDuringTheBlockingCall() throws Exception {
        CountDownLatch othersRan = new CountDownLatch(1);
        try (Hub hub = new Hub()) {
            Greenlet<String> caller = hub.spawn("caller", () -> ThreadPool.call(() -> {
                othersRan.await();
                return Thread.currentThread().getName();
            }));
            hub.spawn("other", othersRan::countDown);
            hub.run();
            assertThat(caller.get()).startsWith("greenlab-threadpool-");
        }
    }

    @Test
    void callRethrowsTheTasksException() throws Exception {
        try (Hub hub = new Hub()) {
            Greenlet<?> caller = hub.spawn("caller", () -> ThreadPool.call(() -> {
                throw new IOException("mine");
            }));
            hub.run();
            assertThatThrownBy(caller::get).isInstanceOf(IOException.class).hasMessage("mine");
        }
    }

    /** A class initializer pins, so the hub's thread blocks until the call returns. */
    @Test
    void pinnedGreenletBlocksUntilTheResult() throws Exception {
        try (Hub hub = new Hub()) {
            Greenlet<Thread> caller = hub.spawn("caller", () -> Initializing.RAN_ON);
            hub.run();
            assertThat(caller.get().getName()).startsWith("greenlab-threadpool-");
        }
    }

    private static final class Initializing {
        static final Thread RAN_ON;

        static {
            try {
                RAN_ON = ThreadPool.call(Thread::currentThread);
            } catch (Exception impossible) {
                throw new AssertionError(impossible);
            }
        }
    }

    @Test
    void callOutsideAGreenletRunsOnTheCallingThread() throws Exception {
        assertThat(ThreadPool.call(Thread::currentThread)).isSameAs(Thread.currentThread());
    }

    /** Ten calls block all threads. Of those behind them, only the one that is still wanted is made. */
    @Test
    void abandonedCallLeavesTheQueue() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger made = new AtomicInteger();
        try (Hub hub = new Hub()) {
            for (int i = 0; i < 10; i++) {
                hub.spawn("blocking", () -> ThreadPool.call(() -> release.await(10, TimeUnit.SECONDS)));
            }
            List<Greenlet<Integer>> queued = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                queued.add(hub.spawn("queued", () -> ThreadPool.call(made::incrementAndGet)));
            }
            hub.spawn("killer", () -> {
                Transcript.sleep(10);
                queued.subList(1, 20).forEach(Greenlet::kill);
                Transcript.sleep(10);
                release.countDown();
            });
            hub.run();
            assertThat(queued.getFirst().get()).isEqualTo(1);
        }
        assertThat(made).hasValue(1);
    }
}
