package greenlab.probe;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.lang.instrument.Instrumentation;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * A watch for another process, the watcher. They share a folder of the watcher's: it has the options, this writes what
 * it finds to {@code events.ndjson} and at the end all threads to {@code threads.json}; a file named {@code stop} ends
 * it. It also ends when the watcher does, however that ends, and then removes the folder.
 */
public final class AgentSession {
    private static final long PERIOD_MILLIS = 250;
    /** Since Java 25 a dump has what each thread waits for, and its monitors. */
    private static final boolean DUMP_NAMES_OWNERS = Runtime.version().feature() >= 25;

    private final Path folder;
    private final Properties properties;
    private final AutoCloseable loader;

    private AgentSession(Path folder, Properties properties, AutoCloseable loader) {
        this.folder = folder;
        this.properties = properties;
        this.loader = loader;
    }

    /** Starts a watch on a daemon thread of its own. */
    public static void start(String folder, Instrumentation instrumentation, AutoCloseable loader) throws IOException {
        var properties = new Properties();
        if (Files.notExists(Path.of(folder, "options.properties"))) {
            return;   // the watcher has given up; the program must not notice
        }
        try (Reader file = Files.newBufferedReader(Path.of(folder, "options.properties"))) {
            properties.load(file);
        }
        var session = new AgentSession(Path.of(folder), properties, loader);
        Thread.ofPlatform().daemon().name("greenlab-watch-session").start(() -> session.run(instrumentation));
    }

    private void run(Instrumentation instrumentation) {
        boolean orphaned = false;
        WatchOptions options = WatchOptions.of(properties);
        Path events = folder.resolve("events.ndjson");
        try (loader; EventFile file = options.compare() ? new JdkWitness(events) : new EventFile(events)) {
            file.hello();
            try (Watch watch = Watch.begin(options, instrumentation, file)) {
                orphaned = untilEnd(watch);
                watch.close();   // it must not see the dump
                if (!orphaned && DUMP_NAMES_OWNERS) {
                    dump(folder.resolve("threads.json"));
                }
            } catch (RuntimeException failed) {
                file.failed(failed.getMessage());
            }
            file.bye();
        } catch (Exception unwritable) {
            // the watcher's folder is gone, and so is the watcher
        }
        if (orphaned) {
            removeFolder();
        }
        if (orphaned && Boolean.parseBoolean(properties.getProperty("child"))) {
            System.exit(1);
        }
    }

    /** Writes the JVM's own dump of all threads, virtual ones too, as {@code jcmd Thread.dump_to_file} does. */
    static void dump(Path file) throws IOException {
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
            .dumpThreads(file.toString(), ThreadDumpFormat.JSON);
    }

    private void removeFolder() {
        File[] files = folder.toFile().listFiles();
        for (File file : files == null ? new File[0] : files) {
            file.delete();
        }
        folder.toFile().delete();
    }

    /** Returns whether the watcher is gone. If the program ends meanwhile, its last blocks are reported. */
    private boolean untilEnd(Watch watch) throws InterruptedException {
        var atExit = new Thread(watch::close, "greenlab-watch-exit");
        Runtime.getRuntime().addShutdownHook(atExit);
        try {
            return untilTold(watch);
        } finally {
            try {
                Runtime.getRuntime().removeShutdownHook(atExit);
            } catch (IllegalStateException exiting) {
                // it runs
            }
        }
    }

    private boolean untilTold(Watch watch) throws InterruptedException {
        long pid = Long.parseLong(properties.getProperty("watcher"));
        ProcessHandle watcher = ProcessHandle.of(pid).orElse(null);
        while (watcher != null && watcher.isAlive()) {
            if (watch.failure() != null) {
                throw new IllegalStateException("the watch broke: " + watch.failure(), watch.failure());
            }
            if (Files.exists(folder.resolve("stop")) || Files.notExists(folder)) {
                return false;
            }
            Thread.sleep(PERIOD_MILLIS);
        }
        return true;
    }
}
