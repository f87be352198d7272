package greenlab.stages;

import greenlab.fetch.Held;
import greenlab.fetch.Leash;
import greenlab.timeline.Event;
import greenlab.timeline.Json;
import greenlab.timeline.Recorder;
import greenlab.timeline.Run;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A {@link Trial}, or an {@link OrderTrial}, under way in a JVM of its own. The calling thread waits and is told how
 * the run grows; two daemon threads read what the child writes, since a read can't be interrupted and a waiting cell
 * must be.
 */
public final class StageProcess {
    private static final long REDRAW_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final String END = "";
    private static final int LINES_KEPT = 20;
    /** A shell's and a JVM's exit code for a process that a signal ended is this plus the signal. */
    private static final int SIGNALLED = 128;
    private static final int SIGINT = 2;
    private static final long GRACE_MILLIS = 500;

    private final Launch launch;
    private final Recorder recorder;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final Deque<String> complaints = new ArrayDeque<>();
    private final CountDownLatch ending = new CountDownLatch(1);
    private Held held = new Held(null, List.of(), null);
    private long firstEvent;
    private long drawn = System.nanoTime();

    private StageProcess(Launch launch) {
        this.launch = launch;
        this.recorder = launch.recorder();
    }

    /**
     * Runs a trial to its end. If its JVM dies, the run is what there was until then, marked failed. If the calling
     * thread is interrupted, or this JVM ends, the child ends too.
     *
     * @param growing is told how the run stands, ten times a second, from the calling thread
     * @return the finished run
     */
    public static Run run(House house, Trial trial, Consumer<Run> growing) throws IOException, InterruptedException {
        return run(house, trial.launch(house), List.of(), growing).run();
    }

    /** The same for an order. */
    public static Outcome run(House house, OrderTrial trial, Consumer<Run> growing)
            throws IOException, InterruptedException {
        Told told = run(house, trial.launch(house), List.of(), growing);
        return new Outcome(trial.order(), told.run(), told.held());
    }

    /** Runs a trial as {@link #run} does, with a flight recorder in its JVM, and returns what that has recorded. */
    public static Profile profile(House house, Trial trial, Consumer<Run> growing)
            throws IOException, InterruptedException {
        try (FlightRecording recording = FlightRecording.prepare()) {
            Run run = run(house, trial.launch(house), recording.flags(), growing).run();
            return recording.profile(run, trial.threads());
        }
    }

    private record Told(Run run, Held held) {}

    private static Told run(House house, Launch launch, List<String> flags, Consumer<Run> growing)
            throws IOException, InterruptedException {
        StageProcess process = new StageProcess(launch);
        Run run = process.run(house, launch.command(house, false), flags, growing);
        if (process.hadBrokenJar()) {
            process = new StageProcess(launch);
            run = process.run(house, launch.command(house, true), flags, growing);
        }
        return new Told(run, process.held);
    }

    private Run run(House house, List<String> command, List<String> flags, Consumer<Run> growing)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put(Leash.VARIABLE, "stdin");
        builder.environment().put(House.JDK, launch.box().jdk().toString());
        builder.environment().put(House.FLAGS, String.join(" ", flags));
        try (BuildLock building = BuildLock.take(house)) {
            Process child = builder.start();
            Thread atExit = new Thread(() -> endWithUs(child), "stage-end");
            Runtime.getRuntime().addShutdownHook(atExit);
            try {
                return follow(child, growing, building);
            } finally {
                end(child);
                forget(atExit);
            }
        }
    }

    private static void forget(Thread atExit) {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException ending) {
            // it is at work
        }
    }

    /** Whether JBang found a jar that another one had left half made. It doesn't notice; who tells it has to be us. */
    private synchronized boolean hadBrokenJar() {
        return complaints.stream().anyMatch(line -> line.contains("no main class deduced"));
    }

    private Run follow(Process child, Consumer<Run> growing, BuildLock building)
            throws IOException, InterruptedException {
        Thread complaining = read("stage-errors", child.getErrorStream(), this::keep);
        read("stage-events", child.getInputStream(), lines::add);
        Run run = readLines(growing, building);
        complaining.join();
        return run != null ? run : broken(child.waitFor());
    }

    /** Ctrl-C reaches both JVMs: where it has, this one ends within the moment, and has nothing to tell. */
    private Run broken(int exitCode) throws InterruptedException {
        if (ending.await(exitCode == SIGNALLED + SIGINT ? GRACE_MILLIS : 0, TimeUnit.MILLISECONDS)) {
            Thread.currentThread().join();
        }
        return recorder.broken(causeOfDeath(exitCode));
    }

    private void endWithUs(Process child) {
        ending.countDown();
        end(child);
    }

    private static Thread read(String name, InputStream from, Consumer<String> to) {
        return Thread.ofPlatform().daemon().name(name).start(() -> {
            try (var reader = new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8))) {
                reader.lines().forEach(to);
            } catch (IOException | java.io.UncheckedIOException closed) {
                // the child is gone
            }
            to.accept(END);
        });
    }

    private synchronized void keep(String complaint) {
        complaints.add(complaint);
        if (complaints.size() > LINES_KEPT) {
            complaints.removeFirst();
        }
    }

    /** Returns the run that the stream ended with, or null. How the JVM ends after it is nothing to look at. */
    private Run readLines(Consumer<Run> growing, BuildLock building) throws IOException, InterruptedException {
        growing.accept(recorder.soFar());
        for (String line = next(growing); !END.equals(line); line = next(growing)) {
            building.close();   // JBang keeps its output to itself, so this is the stage: what had to be built is built
            if (line.startsWith("{\"stage\"")) {
                return Json.run(line);
            } else if (line.startsWith("{\"t\"")) {
                take(Json.event(line));
            } else if (line.startsWith(Held.LINE)) {
                held = Held.of(line);
            }
            // anything else is its first line, or the JVM's own chatter
        }
        return null;
    }

    /** Waits for the next line. The picture moves on meanwhile, and also where lines come faster than it does. */
    private String next(Consumer<Run> growing) throws InterruptedException {
        String line = null;
        while (line == null) {
            long untilRedraw = REDRAW_NANOS - (System.nanoTime() - drawn);
            line = lines.poll(Math.max(0, untilRedraw), TimeUnit.NANOSECONDS);
            if (untilRedraw <= 0) {
                growing.accept(recorder.soFar(sinceFirstEvent()));
                drawn = System.nanoTime();
            }
        }
        return line;
    }

    private void take(Event event) {
        if (firstEvent == 0) {
            firstEvent = System.nanoTime();
        }
        recorder.add(event);
    }

    private double sinceFirstEvent() {
        return firstEvent == 0 ? 0 : (System.nanoTime() - firstEvent) / 1e9;
    }

    private synchronized String causeOfDeath(int exitCode) {
        String said = complaints.stream().filter(line -> line.contains("ERROR") || line.contains("rror:")
            || line.startsWith("fetch:") || line.startsWith("jbang:")).findFirst().orElse("");
        String how = exitCode > SIGNALLED ? "was killed (signal " + (exitCode - SIGNALLED) + ")"
            : "ended early, with exit code " + exitCode;
        return "the stage's JVM " + how + (said.isEmpty() ? "" : ": " + said.strip());
    }

    /** The leash ends a JVM of ours by itself; this ends it at once, and a JBang that is still at work before it. */
    static void end(Process child) {
        child.descendants().forEach(ProcessHandle::destroyForcibly);
        child.destroyForcibly().onExit().join();   // from here on it writes to no file
    }
}
