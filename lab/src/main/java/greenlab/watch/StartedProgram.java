package greenlab.watch;

import greenlab.cli.Cli;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A program that this one starts to watch it. Its input and output are this process's own. It ends when this object is
 * closed, and when this process is killed.
 */
final class StartedProgram implements AutoCloseable {
    private static final long PERIOD_MILLIS = 20;
    /** How long a script may take to start its JVM. */
    private static final long START_MILLIS = 60_000;

    /** Ends a process and its children when standard input ends, unless it gets a line before. */
    private static final String GUARD = "read end || kill $0 $(cat /proc/$0/task/$0/children)";

    private final Process process;
    private final String name;
    private final Process guard;
    private final Set<Long> watched = new HashSet<>();

    private StartedProgram(Process process, String name) throws IOException {
        this.process = process;
        this.name = name;
        this.guard = guard(process.pid());
    }

    static Process guard(long pid) throws IOException {
        return new ProcessBuilder("sh", "-c", GUARD, "" + pid).redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD).start();
    }

    /** Starts a command. With {@code quiet} its stdout goes to stderr, because stdout is for JSON. */
    static StartedProgram start(List<String> command, boolean quiet) throws IOException {
        List<String> words = new ArrayList<>(command);
        if (words.getFirst().matches("(.*[/\\\\])?java(\\.exe)?")) {
            words.add(1, "-XX:+EnableDynamicAgentLoading");   // or else it prints a warning
        }
        var builder = new ProcessBuilder(words).inheritIO();
        if (quiet) {
            builder.redirectOutput(Redirect.appendTo(new File("/dev/stderr")));
        }
        try {
            return new StartedProgram(builder.start(), command.getFirst());
        } catch (IOException failed) {
            throw new Cli.Failure("cannot start '" + command.getFirst() + "'; expected a program on PATH, or a PID",
                failed);
        }
    }

    /** Waits until the program, or the first of its descendants that is a JVM, can be watched. */
    long jvm() throws InterruptedException {
        for (long waited = 0; waited < START_MILLIS; waited += PERIOD_MILLIS) {
            Long pid = next();
            if (pid != null) {
                return pid;
            }
            checkAlive();
            Thread.sleep(PERIOD_MILLIS);
        }
        throw new Cli.Failure("'" + name + "' has started no JVM for 60 s; expected a command that starts one");
    }

    /** The JVM that a script, such as JBang's, starts after one that has ended; null if the program ends first. */
    Long nextJvm() throws InterruptedException {
        Long pid = next();
        while (pid == null && process.isAlive()) {
            Thread.sleep(PERIOD_MILLIS);
            pid = next();
        }
        return pid;
    }

    private Long next() {
        Long pid = Stream.concat(Stream.of(process.toHandle()), process.descendants()).filter(ProcessHandle::isAlive)
            .map(ProcessHandle::pid).filter(one -> !watched.contains(one)).filter(AttachedJvm::isReady)
            .findFirst().orElse(null);
        watched.add(pid);
        return pid;
    }

    /** Fails if it has ended. */
    void checkAlive() {
        if (!process.isAlive()) {
            throw new Cli.Failure("'" + name + "' ended before it could be watched, with exit code "
                + process.exitValue());
        }
    }

    /** Waits for its end; returns the exit code. */
    int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() {
        guard.destroy();
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
