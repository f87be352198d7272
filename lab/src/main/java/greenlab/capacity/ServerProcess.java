package greenlab.capacity;

import greenlab.fetch.ParentWatchdog;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A {@link SmallServer} in a fresh JVM of the caller's kind: its JDK, its class path. It ends with {@link #close}, or
 * with the caller. A daemon thread reads what it tells.
 */
final class ServerProcess implements AutoCloseable {
    /** For greenlets and their patches, and for few threads of the JVM's own. All three are started with them. */
    private static final List<String> FLAGS = List.of(
        "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED", "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
        "-Djdk.attach.allowAttachSelf=true", "-XX:+EnableDynamicAgentLoading",
        "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final Process process;
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final Consumer<Status> listener;
    private volatile String lastWords = "it said nothing";

    private ServerProcess(Process process, Consumer<Status> listener) {
        this.process = process;
        this.listener = listener;
    }

    /** Starts one, and returns when it accepts users. */
    static ServerProcess start(Serving serving, Scenario scenario, Consumer<Status> listener)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command(serving, scenario)).redirectErrorStream(true);
        builder.environment().put(ParentWatchdog.VARIABLE, "stdin");
        var server = new ServerProcess(builder.start(), listener);
        Thread.ofPlatform().daemon().name("small-server").start(server::listen);
        try {
            server.port.get();
            return server;
        } catch (InterruptedException stopped) {
            server.close();
            throw stopped;
        } catch (ExecutionException dead) {
            server.close();
            throw new IOException(dead.getCause().getMessage(), dead);
        }
    }

    private static List<String> command(Serving serving, Scenario scenario) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), SmallServer.class.getName()));
        command.addAll(SmallServer.arguments(serving, scenario));
        return command;
    }

    int port() {
        return port.join();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** The last line that it said and that isn't a status; where that is a limit of the system's, with the mend. */
    String lastWords() {
        return lastWords.contains("Too many open files") ? "it may open too few files (ulimit -n 10000 helps)"
            : lastWords;
    }

    private void listen() {
        var out = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8);
        try (var lines = new BufferedReader(out)) {
            lines.lines().forEach(this::hear);
        } catch (IOException | UncheckedIOException closed) {
            // it is gone
        }
        port.completeExceptionally(new IOException("the small server's JVM ended early: " + lastWords()));
    }

    private void hear(String line) {
        Status status = Status.of(line);
        if (status != null) {
            listener.accept(status);
        } else if (line.startsWith("port ")) {
            port.complete(Integer.parseInt(line.substring("port ".length())));
        } else if (!line.startsWith("\tat ")) {
            lastWords = line;
        }
    }

    /** Ends it, and returns when it is gone. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().completeOnTimeout(process, 5, TimeUnit.SECONDS).join();
    }
}
