package greenlab.commands;

import greenlab.setup.Checkout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs {@code ./jbang NAME ...} in this checkout, with pipes for its streams. */
public final class Command {
    private static final long TIMEOUT_SECONDS = 290;
    /** A thread for each stream: on two cores the common pool has only one thread, which a read would block. */
    private static final Executor READER = reading -> Thread.ofPlatform().daemon().start(reading);
    private static final Map<String, Ended> HELP = new ConcurrentHashMap<>();

    /** How a command ended, and what it printed. */
    public record Ended(int exitCode, String out, String err) {
        /** The lines on stderr. */
        public List<String> errors() {
            return err.lines().toList();
        }
    }

    private Command() {}

    static Process start(String... words) throws IOException {
        Checkout checkout = Checkout.find();
        return new ProcessBuilder(Stream.concat(Stream.of(checkout.jbang().toString()), Stream.of(words)).toList())
            .directory(checkout.root().toFile()).start();
    }

    /** Runs a command to its end. Its standard input is empty. */
    public static Ended run(String... words) throws IOException, InterruptedException {
        return ended(start(words), String.join(" ", words));
    }

    /** The result of {@code NAME --help}, which is run once for all tests. */
    static Ended help(String name) throws IOException, InterruptedException {
        Ended ended = HELP.get(name);
        if (ended == null) {
            ended = run(name, "--help");
            HELP.put(name, ended);
        }
        return ended;
    }

    /** Runs a line of bash in the checkout, where {@code jbang} is {@code ./jbang}, with more variables. */
    static Ended shell(String line, Map<String, String> variables) throws IOException, InterruptedException {
        Checkout checkout = Checkout.find();
        ProcessBuilder shell = new ProcessBuilder("bash", "-c", "jbang() { ./jbang \"$@\"; }; " + line)
            .directory(checkout.root().toFile());
        shell.environment().putAll(variables);
        return ended(shell.start(), line);
    }

    private static Ended ended(Process process, String words) throws IOException, InterruptedException {
        process.getOutputStream().close();
        var out = CompletableFuture.supplyAsync(() -> text(process.getInputStream()), READER);
        var err = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()), READER);
        if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new AssertionError("still running after " + TIMEOUT_SECONDS + " s: " + words);
        }
        return new Ended(process.exitValue(), out.join(), err.join());
    }

    private static String text(java.io.InputStream from) {
        try (from) {
            return new String(from.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException gone) {
            throw new AssertionError(gone);
        }
    }
}
