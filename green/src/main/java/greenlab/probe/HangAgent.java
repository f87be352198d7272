package greenlab.probe;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Looks once at a JVM that makes no progress, from inside. It runs on a platform thread of the JVM's, which needs no
 * carrier.
 */
public final class HangAgent {
    private HangAgent() {}

    /** Called by the JVM. Writes the dump of the lock that hangs it to {@code file}; nothing if there is none. */
    public static void agentmain(String file, Instrumentation instrumentation)
            throws ReflectiveOperationException, IOException {
        Carriers carriers = new Carriers(instrumentation);
        WatchedThreads threads = new WatchedThreads(null);
        threads.refresh(System.nanoTime());
        List<String> lines = threads.schedulers().stream()
            .map(scheduler -> UnownedLock.of(scheduler, carriers.mounted(scheduler))).filter(Objects::nonNull)
            .flatMap(lock -> lock.dump().stream()).toList();
        Files.write(Path.of(file), lines);
    }
}
