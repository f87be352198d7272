package greenlab.green;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
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
}
