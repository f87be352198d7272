package greenlab.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a watch of this JVM finds, and what it doesn't. */
@Timeout(60)
class WatchTest {
    private static final WatchOptions OPTIONS = WatchOptions.DEFAULT.packages(List.of("greenlab.probe."));
    /** For what is never blocked: a busy machine may leave a thread without a core for longer than 0.1 s. */
    private static final WatchOptions PATIENT = OPTIONS.threshold(Duration.ofMillis(500));

    /** Its initialisation waits, and pins the virtual thread that it runs on, on every Java. */
    static final class SlowToInitialise {
        static int value;

        static {
            try {
                Thread.sleep(500);
            } catch (InterruptedException ignored) {
                value = 1;
            }
        }
    }

    /** The same, and other threads need it meanwhile. */
    static final class SlowForOthers {
        static int value;

        static {
            LockSupport.parkNanos(1_000_000_000);
            value = 1;
        }
    }

    static Watch begin(WatchOptions options) {
        return Watch.begin(options, ByteBuddyAgent.install());
    }

    @Test
    void virtualThreadBlocksItsCarrier() throws InterruptedException {
        Watch watch = begin(OPTIONS);
        try (watch) {
            Thread.sleep(300);   // so that the watch knows the scheduler
            Thread.ofVirtual().name("initialises").start(() -> SlowToInitialise.value++).join();
        }
        assertThat(watch.findings()).filteredOn(one -> one.thread().equals("initialises")).singleElement()
            .satisfies(one -> {
                assertThat(one.kind()).isEqualTo(BlockKind.NATIVE_FRAME);
                assertThat(one.stack()).anyMatch(frame -> frame.contains("SlowToInitialise.<clinit>"));
                assertThat(one.carrier()).contains("worker");
                assertThat(one.seconds()).isBetween(0.1, 5.0);
                assertThat(one.open()).isFalse();
            });
    }

    /** No frame shows it: the method on top uses the class. From JDK 26 on, a virtual thread unmounts meanwhile. */
    @Test
    void waitForAnothersInitialiser_isNotBusy() throws InterruptedException {
        Watch watch = begin(OPTIONS.threads("needs-it"));
        try (watch) {
            Thread.startVirtualThread(() -> { }).join();
            Thread.sleep(300);   // so that the watch knows the scheduler
            Thread first = Thread.ofPlatform().name("initialises").start(() -> SlowForOthers.value++);
            while (first.getState() != Thread.State.TIMED_WAITING) {
                Thread.sleep(1);
            }
            Thread virtual = Thread.ofVirtual().name("needs-it-too").start(() -> SlowForOthers.value++);
            Thread.ofPlatform().name("needs-it").start(() -> SlowForOthers.value++).join();
            virtual.join();
        }
        List<Finding> waits = watch.findings().stream().filter(one -> one.thread().startsWith("needs-it")).toList();
        assertThat(waits).hasSize(Runtime.version().feature() < 26 ? 2 : 1).allSatisfy(one -> {
            assertThat(one.kind()).isEqualTo(BlockKind.CLASS);
            assertThat(one.call()).startsWith("greenlab.probe.WatchTest.");
            assertThat(one.hint()).contains("static initializer");
        });
    }

    /** However short the watch was: what is printed as its length, and as the number of carriers, is the last status. */
    @Test
    void lastStatusIsThatOfTheEnd() throws InterruptedException {
        var last = new AtomicReference<WatchStatus>();
        var listener = new WatchListener() {
            @Override
            public void finding(Finding finding) {
            }

            @Override
            public void status(WatchStatus status) {
                last.set(status);
            }
        };
        Thread.ofVirtual().start(() -> { }).join();
        long begin = System.nanoTime();
        try (Watch watch = Watch.begin(OPTIONS, ByteBuddyAgent.install(), listener)) {
            Thread.sleep(300);
        }
        assertThat(last.get().t()).isBetween(0.3, (System.nanoTime() - begin) / 1e9);
        assertThat(last.get().carriers()).isPositive();
    }

    /** It is seen mounted at most samples, always in the same method, and yet never blocks its carrier for long. */
    @Test
    void threadThatParksInBetween_isNotFound() throws InterruptedException {
        Watch watch = begin(PATIENT);
        try (watch) {
            Thread working = Thread.ofVirtual().name("parks").start(() -> {
                long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
                while (System.nanoTime() < end) {
                    compute(Duration.ofMillis(9));
                    LockSupport.parkNanos(1_000_000);
                }
            });
            working.join();
        }
        assertThat(watch.findings()).filteredOn(one -> one.thread().equals("parks")).isEmpty();
    }

    private static void compute(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    @Test
    void platformThreadsAreWatchedByName() throws Exception {
        Watch watch = begin(OPTIONS.threads("loop-.*"));
        try (watch; var loop = Executors.newSingleThreadExecutor(task -> new Thread(task, "loop-1"))) {
            loop.submit(() -> sleep(1)).get();
            Thread.sleep(500);   // it waits for work: that is no block
            loop.submit(() -> sleep(500)).get();
        }
        assertThat(watch.findings()).filteredOn(one -> one.thread().equals("loop-1")).singleElement()
            .satisfies(one -> {
                assertThat(one.kind()).isEqualTo(BlockKind.WAIT);
                assertThat(one.call()).startsWith("greenlab.probe.WatchTest.");
                assertThat(one.carrier()).isNull();
            });
    }

    /** Many short tasks in a row have the same stack as a long one. */
    @Test
    void shortTasksInARow_areNoBlock() throws Exception {
        Watch watch = begin(PATIENT.threads("row-.*"));
        try (watch; var loop = Executors.newSingleThreadExecutor(task -> new Thread(task, "row-1"))) {
            Thread.sleep(300);
            for (int i = 0; i < 1000; i++) {
                loop.submit(() -> compute(Duration.ofMillis(1)));
            }
        }
        assertThat(watch.findings()).filteredOn(one -> one.thread().equals("row-1")).isEmpty();
    }

    /** The loop isn't idle for a second. Its long task uses that much CPU time: on a busy machine it takes longer. */
    @Test
    void loopsShortTasks_areNoBlock_aLongOneIs() throws Exception {
        var loops = new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("netty"), NioIoHandler.newFactory());
        Watch watch = begin(OPTIONS.threads("netty-.*"));
        try (watch) {
            loops.submit(() -> { }).get();
            Thread.sleep(300);
            for (int i = 0; i < 200; i++) {
                loops.execute(() -> compute(Duration.ofMillis(5)));
            }
            loops.submit(() -> { }).get();
            assertThat(watch.findings()).filteredOn(one -> one.thread().startsWith("netty-")).isEmpty();
            loops.submit(() -> {
                long end = Cpu.of(Thread.currentThread()) + 300_000_000;
                while (Cpu.of(Thread.currentThread()) < end) {
                    Thread.onSpinWait();
                }
            }).get();
        } finally {
            loops.shutdownGracefully(0, 0, TimeUnit.SECONDS);
        }
        assertThat(watch.findings()).filteredOn(one -> one.thread().startsWith("netty-")).singleElement()
            .extracting(Finding::kind).isEqualTo(BlockKind.BUSY);
    }

    private static Void sleep(long millis) throws InterruptedException {
        Thread.sleep(millis);
        return null;
    }

    @Test
    void poolThatWaitsForItself_isAStallOnce() throws Exception {
        begin(OPTIONS).close();   // opens the JDK
        List<Thread> threads = new ArrayList<>();
        try (var pool = new ThreadPoolExecutor(2, 2, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), task -> {
            threads.add(new Thread(task, "stalls"));
            return threads.getLast();
        })) {
            var stalls = new PoolStalls(new TaskCounts());
            var begun = new CountDownLatch(2);
            for (int i = 0; i < 2; i++) {
                pool.submit(() -> {
                    begun.countDown();
                    begun.await();
                    return pool.submit(() -> sleep(1)).get();
                });
            }
            while (pool.getQueue().size() < 2
                    || threads.stream().anyMatch(one -> one.getState() != Thread.State.WAITING)) {
                Thread.sleep(1);
            }
            assertThat(stalls.check(threads)).isEmpty();
            assertThat(stalls.check(threads)).singleElement().asString()
                .startsWith("stall: a whole pool waits (threads: 2, queued tasks: 2): stalls in ");
            assertThat(stalls.check(threads)).isEmpty();
            pool.shutdownNow();
        }
    }

    @Test
    void deadlockIsReportedWithItsOwners() throws InterruptedException {
        var first = new ReentrantLock();
        var second = new ReentrantLock();
        var held = new CountDownLatch(2);
        Thread one = Thread.ofPlatform().name("dead-1").start(() -> take(first, second, held));
        Thread other = Thread.ofPlatform().name("dead-2").start(() -> take(second, first, held));
        var line = new AtomicReference<String>();
        for (int i = 0; i < 200 && line.get() == null; i++) {
            Thread.sleep(20);
            line.set(Cpu.deadlock());
        }
        one.interrupt();
        other.interrupt();
        assertThat(line.get()).startsWith("deadlock: ").contains("dead-1 waits for", "owned by dead-2");
    }

    private static void take(ReentrantLock mine, ReentrantLock others, CountDownLatch held) {
        mine.lock();
        held.countDown();
        try {
            held.await();
            others.lockInterruptibly();
        } catch (InterruptedException ended) {
            mine.unlock();
        }
    }
}
