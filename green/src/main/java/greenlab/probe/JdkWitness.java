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
 * Also asks the JDK's own tools about the blocks that a watch finds. It makes a flight recording (JFR) in the watcher's
 * folder and, while a block lasts, a thread dump: at the first blocks of each culprit, since a block may end before its
 * dump has come that far.
 */
final class JdkWitness extends EventFile {
    static final String RECORDING = "witness.jfr";
    private static final int MOST_CULPRITS = 10;
    private static final int DUMPS_EACH = 3;
    private static final long DUMP_SECONDS = 5;
    private static final long MOST_BYTES = 50_000_000;
    private static final Duration PERIOD = Duration.ofMillis(20);

    private final Path folder;
    private final Recording recording;
    private final Map<String, Integer> asked = new HashMap<>();
    private Future<?> latest = CompletableFuture.completedFuture(null);
    private final ExecutorService dumps = Executors.newSingleThreadExecutor(
        task -> Thread.ofPlatform().daemon().name("greenlab-watch-dump").unstarted(task));

    /** The recording and the dumps go into the folder of {@code events}. */
    JdkWitness(Path events) throws IOException {
        super(events);
        this.folder = events.getParent();
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
            moment(block.id(), block.carrier() == null ? null : scheduler(), platformThread.getState());
            latest = dumps.submit(() -> dump(folder.resolve("dump-" + block.id() + ".json")));
        }
    }

    private static void dump(Path to) {
        try {
            AgentSession.dump(to);
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

    /** Before that, writes the recording, unless the watcher and its folder are gone, and leaves no thread. */
    @Override
    void bye() {
        dumps.shutdown();
        try {
            dumps.awaitTermination(DUMP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
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
        super.bye();
    }
}
