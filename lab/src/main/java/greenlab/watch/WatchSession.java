package greenlab.watch;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import greenlab.cli.Cli;
import greenlab.probe.Finding;
import greenlab.probe.WatchOptions;
import greenlab.probe.WatchStatus;
import greenlab.run.WatchReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A watch of another process: the folder that it shares with the agent, which only this user can read, and what the
 * agent has reported so far. Used by one thread.
 */
final class WatchSession implements AutoCloseable {
    private static final Gson GSON = new Gson();
    private static final long STOP_MILLIS = 10_000;
    private static final long PERIOD_MILLIS = 50;
    private static final String PREFIX = "greenlab-watch-";
    private static final String EVENTS = "events.ndjson";
    /** An agent writes twice a second. */
    private static final Duration UNUSED = Duration.ofMinutes(1);

    private final long pid;
    private final WatchOptions options;
    private final Path folder;
    private final InputStream events;
    private final Consumer<JsonObject> listener;
    private final StringBuilder partial = new StringBuilder();
    private final Map<Integer, Finding> findings = new LinkedHashMap<>();
    private final List<String> stalls = new ArrayList<>();
    /** What the JDK said while a block lasted, by the block's id. */
    private final Map<Integer, JsonObject> moments = new HashMap<>();
    private List<String> queues = List.of();
    private String main = "";
    private String java = "";
    private WatchStatus status = new WatchStatus(0, 0, 0, List.of(), 0, 0, 0, 0);
    private boolean over;

    private WatchSession(long pid, WatchOptions options, Consumer<JsonObject> listener) throws IOException {
        this.pid = pid;
        this.options = options;
        this.listener = listener;
        this.folder = Files.createTempDirectory(PREFIX + ProcessHandle.current().pid() + "-");
        removeLeftovers(folder.getParent());
        Files.createFile(folder.resolve(EVENTS));
        this.events = Files.newInputStream(folder.resolve(EVENTS));
    }

    /**
     * Starts to watch.
     *
     * @param child whether the process is a child of this one, and ends with it
     * @param listener receives each event of the agent
     * @throws Cli.Failure with one line, if the process can't be watched
     */
    static WatchSession start(long pid, WatchOptions options, boolean child, Consumer<JsonObject> listener)
            throws IOException {
        var session = new WatchSession(pid, options, listener);
        try {
            session.writeOptions(child);
            AttachedJvm.watch(pid, session.folder);
            return session;
        } catch (IOException | RuntimeException failed) {
            session.close();
            throw failed;
        }
    }

    private void writeOptions(boolean child) throws IOException {
        Properties properties = options.properties();
        properties.setProperty("watcher", "" + ProcessHandle.current().pid());
        properties.setProperty("child", "" + child);
        try (Writer file = Files.newBufferedWriter(folder.resolve("options.properties"))) {
            properties.store(file, null);
        }
    }

    /** Reads what has been reported since; returns false once the program has ended or the agent has. */
    boolean update() throws IOException {
        boolean alive = ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
        partial.append(new String(events.readAllBytes(), StandardCharsets.UTF_8));
        for (int end = partial.indexOf("\n"); end >= 0; end = partial.indexOf("\n")) {
            accept(JsonParser.parseString(partial.substring(0, end)).getAsJsonObject());
            partial.delete(0, end + 1);
        }
        return alive && !over;
    }

    private void accept(JsonObject event) {
        switch (event.get("what").getAsString()) {
            case "hello" -> {
                main = event.get("main").getAsString();
                java = event.get("java").getAsString();
            }
            case "blocked" -> {
                Finding finding = finding(event);
                findings.put(finding.id(), finding);
            }
            case "status" -> status = GSON.fromJson(event, WatchStatus.class);
            case "moment" -> moments.put(event.get("id").getAsInt(), event);
            case "stall" -> stalls.add(event.get("line").getAsString());
            case "failed" -> throw new Cli.Failure("process " + pid + ": " + event.get("line").getAsString());
            default -> over = true;
        }
        listener.accept(event);
    }

    static Finding finding(JsonObject event) {
        return GSON.fromJson(event, Finding.class);
    }

    /** Whether the agent watches. */
    boolean hasBegun() {
        return !java.isEmpty();
    }

    /** The state of the program when it last reported it. */
    WatchStatus status() {
        return status;
    }

    /** What was seen so far. */
    WatchReport report() {
        double seconds = findings.values().stream().mapToDouble(one -> one.t() + one.seconds()).max().orElse(0);
        return new WatchReport(pid, main, java, Math.max(seconds, status.t()), options.threshold().toNanos() / 1e9,
            status.carriers(), status.paused(), status.cpu(), List.copyOf(stalls), queues, List.of(),
            List.copyOf(findings.values()));
    }

    /** The same with what the JDK's own tools said, which are read when the watch has stopped. */
    WatchReport compared() {
        return report().compared(new WitnessReader(folder, moments).read(report()));
    }

    /** Tells the agent to end, and reads its last reports; waits for it up to ten seconds. */
    void stop() throws IOException, InterruptedException {
        if (!over) {
            Files.writeString(folder.resolve("stop"), "");
        }
        for (long waited = 0; update() && waited < STOP_MILLIS; waited += PERIOD_MILLIS) {
            Thread.sleep(PERIOD_MILLIS);
        }
        if (over && Files.exists(folder.resolve("threads.json"))) {   // or else it may be half written
            var graph = new WaitGraph(Files.readString(folder.resolve("threads.json")));
            graph.deadlocks().stream().filter(line -> !stalls.contains(line)).forEach(stalls::add);
            queues = graph.queues();
        }
    }

    /** Removes the folder, which ends the agent if it is still there. */
    @Override
    public void close() throws IOException {
        events.close();
        remove(folder);
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }

    /** Removes the folders of watches that were killed before the agent was there. An agent removes its own. */
    static void removeLeftovers(Path temp) throws IOException {
        try (var folders = Files.newDirectoryStream(temp, PREFIX + "*-*")) {
            for (Path folder : folders) {
                removeLeftover(folder);
            }
        } catch (DirectoryIteratorException | AccessDeniedException unreadable) {
            // a folder whose content this user can't list
        }
    }

    private static void removeLeftover(Path folder) throws IOException {
        try {
            long pid = Long.parseLong(folder.getFileName().toString().split("-")[2]);
            if (ProcessHandle.of(pid).isEmpty() && isUnused(folder)) {
                remove(folder);
            }
        } catch (AccessDeniedException | NumberFormatException others) {
            // not of this user, or of something else
        } catch (NoSuchFileException | DirectoryNotEmptyException inUse) {
            // another watch removes it at this moment
        }
    }

    /** In another container with the same folder, another process may have this PID. */
    private static boolean isUnused(Path folder) throws IOException {
        Path events = folder.resolve(EVENTS);
        return Files.getLastModifiedTime(Files.exists(events) ? events : folder).toInstant()
            .isBefore(Instant.now().minus(UNUSED));
    }
}
