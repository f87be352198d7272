package greenlab.probe;

import java.lang.instrument.Instrumentation;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * Watches the JVM it runs in: which virtual threads block their carriers, and which platform threads block that must
 * not. It samples on a daemon thread of its own until it is closed.
 *
 * <p>A length is accurate to two sampling intervals. What the sampler overslept isn't counted: a garbage collection,
 * and for a thread that computes a busy machine, too. Stacks are taken at safepoints: a native call is where it is, a
 * computation can be some lines further.
 */
public final class Watch implements AutoCloseable {
    private static final long REPORT = 500_000_000;
    private static final long CHECK = 5_000_000_000L;
    private static final int MOST_FINDINGS = 5000;
    /** Platform threads are looked at so many times within the threshold; a look may take a stack. */
    private static final int LOOKS = 10;

    private final WatchOptions options;
    private final WatchListener listener;
    private final Carriers carriers;
    private final TaskCounts tasks = new TaskCounts();
    private final Stalls stalls;
    private final WatchedThreads threads;
    private final List<String> packages;
    private final Hints hints;
    private final Thread sampler;
    private final Slices onCarriers;
    private final Slices onThreads;
    private final Map<Integer, Finding> findings = new LinkedHashMap<>();
    private final long begin = System.nanoTime();
    private long looked = begin;
    private long reported = begin;
    private long checked = begin;
    private long paused;
    private int mounted;
    private int ids;
    private volatile boolean closed;
    private volatile Throwable failure;

    private Watch(WatchOptions options, Instrumentation instrumentation, WatchListener listener)
            throws ReflectiveOperationException {
        long threshold = options.threshold().toNanos();
        this.options = options;
        this.listener = listener;
        this.carriers = new Carriers(instrumentation);
        this.stalls = new Stalls(carriers, tasks, listener);
        this.threads = new WatchedThreads(options.threads());
        this.packages = options.packages().isEmpty() ? MainClass.packages() : options.packages();
        this.hints = Hints.standard().with(options.hints());
        this.onCarriers = new Slices(threshold, options.interval().toNanos(), begin);
        this.onThreads = new Slices(threshold, threshold / LOOKS, begin);
        this.sampler = Thread.ofPlatform().daemon().name("greenlab-watch").unstarted(this::run);
    }

    /**
     * Starts a watch of this JVM.
     *
     * @param instrumentation gives access to the JDK's internals; null if the command line opened {@code java.lang},
     *     {@code java.util.concurrent} and {@code jdk.internal.vm} of {@code java.base}
     * @param listener is called from the watch's thread
     * @throws IllegalStateException with one line, if this JDK can't be watched
     */
    public static Watch begin(WatchOptions options, Instrumentation instrumentation, WatchListener listener) {
        try {
            var watch = new Watch(options, instrumentation, listener);
            watch.sampler.start();
            return watch;
        } catch (ReflectiveOperationException | RuntimeException other) {
            throw new IllegalStateException("this Java, " + Runtime.version() + ", can't be watched: "
                + other.getMessage(), other);
        }
    }

    /** The same without a listener: {@link #findings} has the result. */
    public static Watch begin(WatchOptions options, Instrumentation instrumentation) {
        return begin(options, instrumentation, finding -> { });
    }

    /**
     * The same for a program that watches itself, such as a test: it attaches an agent to its own JVM if necessary.
     * Starts a carrier, so that the first virtual thread is watched from its beginning.
     */
    public static Watch begin(WatchOptions options) {
        Thread.startVirtualThread(() -> { });
        return begin(options, SelfAttach.instrumentation());
    }

    /** The blocks so far, in the order in which they were found; the first 5000. */
    public List<Finding> findings() {
        synchronized (findings) {
            return List.copyOf(findings.values());
        }
    }

    /** Why it ended early, such as an exception of the listener; null if it didn't. */
    public Throwable failure() {
        return failure;
    }

    private void run() {
        try {
            while (!closed) {
                // some jitter: a program with a period of its own must not be seen always in the same part of it
                int percent = ThreadLocalRandom.current().nextInt(80, 120);
                Thread.sleep(Duration.ofNanos(options.interval().toNanos() * percent / 100));
                sample(System.nanoTime());
            }
        } catch (InterruptedException closing) {
            // close() interrupted the wait
        } catch (RuntimeException | LinkageError broken) {
            failure = broken;   // such as a listener that can't write; the program must not notice
            return;
        }
        report(System.nanoTime());
        Stream.concat(onCarriers.open().stream(), onThreads.open().stream()).forEach(this::end);
    }

    private void sample(long now) {
        threads.refresh(now);
        sampleCarriers(now);
        if (options.threads() != null && now - looked >= options.threshold().toNanos() / LOOKS) {
            looked = now;
            sampleThreads(now);
        }
        if (now - reported >= REPORT) {
            reported = now;
            report(now);
            stalls.lookForUnownedLock(threads.schedulers());
        }
        if (now - checked >= CHECK) {
            checked = now;
            stalls.lookForDeadlock();
            stalls.lookForStuckPools();
        }
    }

    private void sampleCarriers(long now) {
        paused += onCarriers.begin(now).pause();
        mounted = 0;
        for (ForkJoinPool pool : threads.schedulers()) {
            for (Carriers.Mount mount : carriers.mounted(pool)) {
                long cpu = Cpu.of(mount.carrier());
                onCarriers.keep(mount.carrier(), mount.virtual(), mount.carrier(), mount.stamp(), cpu);
                mounted++;
            }
        }
        onCarriers.ended().forEach(this::end);
        List<Slice> blocks = onCarriers.blocks();
        if (!blocks.isEmpty()) {
            threads.schedulers().forEach(pool -> judge(pool, blocks));
        }
    }

    /** What the blocks on a pool's carriers hold up. */
    private void judge(ForkJoinPool pool, List<Slice> blocks) {
        List<Slice> own = blocks.stream()
            .filter(block -> ((ForkJoinWorkerThread) block.carrier()).getPool() == pool).toList();
        boolean all = Carriers.allBlocked(pool, own.size(), carriers.mounted(pool).size());
        int runnable = runnable(pool);
        for (Slice block : own) {
            block.holdsUp(runnable, all);
            number(block);
        }
    }

    private static int runnable(ForkJoinPool pool) {
        return (int) Math.min(Integer.MAX_VALUE, pool.getQueuedTaskCount() + pool.getQueuedSubmissionCount());
    }

    private void sampleThreads(long now) {
        onThreads.begin(now);
        for (Thread thread : threads.matching()) {
            long cpu = Cpu.of(thread);
            Slice known = onThreads.known(thread);
            boolean still = known != null && known.isStill(cpu);
            long path = still ? known.stamp() : tasks.path(thread, packages);
            onThreads.keep(thread, thread, null, path, cpu);
        }
        onThreads.ended().forEach(this::end);
        onThreads.blocks().forEach(this::number);
    }

    private void number(Slice block) {
        if (!block.isReported()) {
            block.report(++ids);
            Finding begun = block.finding(begin, true, packages);
            if (begun != null) {
                listener.begun(begun, block.platformThread());
            }
        }
    }

    private void end(Slice slice) {
        if (slice.isReported()) {
            publish(slice.finding(begin, false, packages));
        }
    }

    private void publish(Finding block) {
        if (block != null) {
            Finding finding = block.advised(hints.of(block, Runtime.version().feature()));
            synchronized (findings) {
                if (findings.size() < MOST_FINDINGS || findings.containsKey(finding.id())) {
                    findings.put(finding.id(), finding);
                }
            }
            listener.finding(finding);
        }
    }

    private void report(long now) {
        List<Slice> blocks = Stream.concat(onCarriers.open().stream(), onThreads.open().stream())
            .filter(Slice::isReported).toList();
        blocks.forEach(block -> publish(block.finding(begin, true, packages)));
        listener.status(new WatchStatus((now - begin) / 1e9,
            threads.schedulers().stream().mapToInt(ForkJoinPool::getParallelism).sum(), mounted,
            blocks.stream().map(Slice::host).toList(), threads.schedulers().stream().mapToInt(Watch::runnable).sum(),
            threads.matching().size(), paused / 1e9, Cpu.of(sampler) / 1e9));
    }

    /** Ends the watch; the listener has received everything when this returns. */
    @Override
    public void close() {
        closed = true;
        sampler.interrupt();
        try {
            sampler.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
