package greenlab.capacity;

import greenlab.capacity.SmallServer.ServerStatus;
import greenlab.fetch.ParentWatchdog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A {@link SmallServer} in a fresh JVM with the caller's JDK and class path. It ends with {@link #close}, or with the
 * calling JVM. A daemon thread reads its output.
 */
final class ServerProcess implements AutoCloseable {
    /** What greenlets and their patches need, and few threads of the JVM's own; the same for all three models. */
    private static final List<String> FLAGS = List.of(
        "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED", "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
        "-Djdk.attach.allowAttachSelf=true", "-XX:+EnableDynamicAgentLoading",
        "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final Process process;
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final Consumer<ServerStatus> listener;
    private volatile String lastLine = "no output";

    private ServerProcess(Process process, Consumer<ServerStatus> listener) {
        this.process = process;
        this.listener = listener;
    }

    /** Starts a server; returns when it accepts connections. The reading thread calls the listener. */
    static ServerProcess start(ConcurrencyModel model, CapacityScenario scenario, Consumer<ServerStatus> listener)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(FLAGS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), SmallServer.class.getName()));
        command.addAll(SmallServer.arguments(model, scenario));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put(ParentWatchdog.VARIABLE, "stdin");
        var server = new ServerProcess(builder.start(), listener);
        Thread.ofPlatform().daemon().name("small-server").start(server::readOutput);
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

    int port() {
        return port.join();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** The last line of its output that is no status, or a hint if that line reports a limit of the system. */
    String lastLine() {
        return lastLine.contains("Too many open files") ? "the limit of open files is too low (try: ulimit -n 10000)"
            : lastLine;
    }

    private void readOutput() {
        try (var lines = process.inputReader()) {
            lines.lines().forEach(this::read);
        } catch (IOException | UncheckedIOException closed) {
            // the process has ended
        }
        port.completeExceptionally(new IOException("the small server's JVM ended early: " + lastLine()));
    }

    private void read(String line) {
        ServerStatus status = ServerStatus.parse(line);
        if (status != null) {
            listener.accept(status);
        } else if (line.startsWith(SmallServer.PORT)) {
            port.complete(Integer.parseInt(line.substring(SmallServer.PORT.length())));
        } else if (!line.startsWith("\tat ")) {
            lastLine = line;
        }
    }

    /** Kills the process, and waits up to 5 s until it is gone. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().completeOnTimeout(process, 5, TimeUnit.SECONDS).join();
    }
}
