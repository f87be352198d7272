package greenlab.stages;

import greenlab.fetch.ParentWatchdog;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program in a process of its own, usually a JVM, which ends with this one. Daemon threads read its output, since a
 * read can't be interrupted and a waiting notebook cell must be; {@link #nextLine} returns it line by line.
 */
public final class ChildJvm implements AutoCloseable {
    /** Returned by {@link #nextLine} when the output has ended; compare by identity. */
    public static final String END = new String("end of output");
    private static final Pattern NOT_LOADED = Pattern.compile("UnsatisfiedLinkError: no (\\w+) in java.library.path");
    private static final int ERROR_LINES_KEPT = 20;
    /** A process that a signal ended has this exit code plus the signal's number. */
    static final int SIGNALLED = 128;
    private static final int SIGINT = 2;
    private static final long CTRL_C_MILLIS = 500;

    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final Deque<String> errors = new ArrayDeque<>();
    private final CountDownLatch exiting = new CountDownLatch(1);
    private final Thread atExit = new Thread(this::endWithParent, "child-jvm-end");
    private final Thread errorReader;

    private ChildJvm(Process process) {
        this.process = process;
        Runtime.getRuntime().addShutdownHook(atExit);
        errorReader = read("child-jvm-errors", process.getErrorStream(), this::keep);
        read("child-jvm-output", process.getInputStream(), lines::add);
    }

    /** Starts a command. Its main method must call {@link ParentWatchdog#startIfAsked}, to end with a killed parent. */
    public static ChildJvm start(List<String> command) throws IOException {
        return start(new ProcessBuilder(command));
    }

    /** Starts a command with what else the builder says, such as stderr merged into stdout. */
    public static ChildJvm start(ProcessBuilder builder) throws IOException {
        builder.environment().put(ParentWatchdog.VARIABLE, "stdin");
        return new ChildJvm(builder.start());
    }

    /** The java program of this JVM's JDK. */
    public static String java() {
        return java(Path.of(System.getProperty("java.home")));
    }

    static String java(Path jdk) {
        return jdk.resolve("bin/java").toString();
    }

    /** The jar, or folder of classes, that a class was loaded from. */
    public static Path locationOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException("a class has no location: " + type, impossible);
        }
    }

    /**
     * The next line of its standard output, without the line break; {@link #END} after the last one.
     *
     * @param nanos the longest time to wait; null is returned then
     */
    public String nextLine(long nanos) throws InterruptedException {
        return lines.poll(Math.max(0, nanos), TimeUnit.NANOSECONDS);
    }

    /** Its process, to be observed. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Whether it is running. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for its end; returns the exit code. */
    public int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    /**
     * Waits for its end and describes it in one line, with the best line of its stderr. When this JVM is exiting
     * too, because Ctrl-C reached both, there is nothing to describe, and this doesn't return.
     */
    public String causeOfDeath() throws InterruptedException {
        int exitCode = process.waitFor();
        errorReader.join();
        if (exiting.await(exitCode == SIGNALLED + SIGINT ? CTRL_C_MILLIS : 0, TimeUnit.MILLISECONDS)) {
            Thread.currentThread().join();
        }
        String how = exitCode > SIGNALLED ? "was killed (signal " + (exitCode - SIGNALLED) + ")"
            : "ended early, with exit code " + exitCode;
        String error = errorLine();
        return how + (error.isEmpty() ? "" : ": " + error);
    }

    private synchronized String errorLine() {
        return errors.stream().filter(line -> line.contains("ERROR") || line.contains("rror:")
            || line.contains("xception") || line.startsWith("fetch:")).findFirst().map(ChildJvm::explained).orElse("");
    }

    /** A library that unpacks its native part into a folder mounted noexec reports where else it has looked. */
    static String explained(String error) {
        Matcher library = NOT_LOADED.matcher(error);
        return library.find() ? "cannot load the native library " + library.group(1) + " from "
            + System.getProperty("java.io.tmpdir") + ", which is perhaps mounted noexec;"
            + " set JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=FOLDER with another folder" : error.strip();
    }

    private synchronized void keep(String line) {
        if (line != END) {
            errors.add(line);
        }
        if (errors.size() > ERROR_LINES_KEPT) {
            errors.removeFirst();
        }
    }

    private static Thread read(String name, InputStream from, Consumer<String> to) {
        return Thread.ofPlatform().daemon().name(name).start(() -> {
            try (var reader = new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8))) {
                reader.lines().forEach(to);
            } catch (IOException | UncheckedIOException closed) {
                // the child has ended
            }
            to.accept(END);
        });
    }

    private void endWithParent() {
        exiting.countDown();
        end();
    }

    /** Ends it and its own children; returns when it writes to no file any more. */
    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException alreadyExiting) {
            // the hook does the same
        }
    }

    private void end() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }
}
