package greenlab.probe;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.PlatformManagedObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Recording;

/**
 * Asks the JDK's own tools about the blocks that a watch finds, and passes on what the watch reports. It makes a flight
 * recording (JFR) in the watcher's folder and, while a block lasts, a thread dump, as {@code jcmd Thread.dump_to_file}
 * does: at the first blocks of each culprit, since a block may end before its dump has come that far. Close it after the
 * watch.
 */
final class JdkWitness implements WatchListener, AutoCloseable {
    static final String RECORDING = "witness.jfr";
    private static final int MOST_CULPRITS = 10;
    private static final int DUMPS_EACH = 3;
    private static final long DUMP_SECONDS = 5;
    private static final long MOST_BYTES = 50_000_000;
    private static final Duration PERIOD = Duration.ofMillis(20);

    private final Path folder;
    private final EventFile file;
    private final Recording recording;
    private final Map<String, Integer> asked = new HashMap<>();
    private Future<?> latest = CompletableFuture.completedFuture(null);
    private final ExecutorService dumps = Executors.newSingleThreadExecutor(
        task -> Thread.ofPlatform().daemon().name("greenlab-watch-dump").unstarted(task));

    /** {@code file} receives what the watch reports. */
    JdkWitness(Path folder, EventFile file) {
        this.folder = folder;
        this.file = file;
        this.recording = record(folder.resolve(RECORDING));
    }

    /** A recording that is written when it stops or the JVM ends; null where the JVM has none, or has disabled it. */
    private static Recording record(Path to) {
        try {
            var recording = new Recording();
            recording.setName("greenlab-watch");
            recording.setMaxSize(MOST_BYTES);
            recording.setDestination(to);
            recording.setDumpOnExit(true);
            recording.enable("jdk.VirtualThreadPinned").withThreshold(Duration.ofMillis(1)).withStackTrace();
            recording.enable("jdk.ExecutionSample").withPeriod(PERIOD);
            recording.enable("jdk.NativeMethodSample").withPeriod(PERIOD);
            recording.start();
            return recording;
        } catch (IOException | RuntimeException | LinkageError none) {
            return null;
        }
    }

    @Override
    public void begun(Finding block, Thread platformThread) {
        String culprit = block.kind() + block.frame() + block.call();
        if (latest.isDone() && (asked.containsKey(culprit) || asked.size() < MOST_CULPRITS)
                && asked.merge(culprit, 1, Integer::sum) <= DUMPS_EACH) {
            file.moment(block.id(), block.carrier() == null ? null : scheduler(), platformThread.getState());
            latest = dumps.submit(() -> dump(folder.resolve("dump-" + block.id() + ".json")));
        }
    }

    private static void dump(Path to) {
        try {
            ThreadDump.write(to);
        } catch (IOException | RuntimeException gone) {
            // the folder is gone: the watcher has ended
        }
    }

    /** The counts of {@code jcmd Thread.vthread_scheduler}, of the default scheduler; null before JDK 24. */
    private static String scheduler() {
        try {
            Class<? extends PlatformManagedObject> type = Class
                .forName("jdk.management.VirtualThreadSchedulerMXBean").asSubclass(PlatformManagedObject.class);
            Object bean = ManagementFactory.getPlatformMXBean(type);
            return type.getMethod("getMountedVirtualThreadCount").invoke(bean) + " of "
                + type.getMethod("getParallelism").invoke(bean) + ", "
                + type.getMethod("getQueuedVirtualThreadCount").invoke(bean) + " queued";
        } catch (ReflectiveOperationException | RuntimeException older) {
            return null;
        }
    }

    @Override
    public void finding(Finding finding) {
        file.finding(finding);
    }

    @Override
    public void status(WatchStatus status) {
        file.status(status);
    }

    @Override
    public void stall(String line) {
        file.stall(line);
    }

    /** Writes the recording, unless the watcher and its folder are gone, and leaves no thread or recording. */
    @Override
    public void close() throws InterruptedException {
        dumps.shutdown();
        dumps.awaitTermination(DUMP_SECONDS, TimeUnit.SECONDS);
        if (recording != null) {
            try (recording) {
                if (Files.notExists(folder)) {
                    recording.setDestination(null);   // or else the JVM prints a warning
                }
                recording.stop();
            } catch (IOException | IllegalStateException ended) {
                // the program has stopped it
            }
        }
    }
}
