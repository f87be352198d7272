package greenlab.setup;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;

/** Jupyter at work: its process, and the address under which it answers. Closing it ends it and its kernels. */
public final class JupyterServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofSeconds(8);

    private final Process process;
    private final String kind;
    private final int port;
    private final String token;
    private final Path log;

    private JupyterServer(Process process, String kind, int port, String token, Path log) {
        this.process = process;
        this.kind = kind;
        this.port = port;
        this.token = token;
        this.log = log;
    }

    /** Starts a server for the notebooks on a port of loopback, and returns at once. What it says goes to a log. */
    public static JupyterServer start(Jupyter jupyter, int port) throws CannotSetUp {
        Path state = jupyter.house().lab().resolve("jupyter");
        Path serve = Jupyter.files(jupyter.house()).resolve("serve.py");
        var token = HexFormat.of().formatHex(new SecureRandom().generateSeed(24));
        var log = state.resolve("server.log");
        var builder = new ProcessBuilder(jupyter.python().program().toString(), serve.toString(), jupyter.server(),
            "--ip=127.0.0.1", "--port=" + port, "--port-retries=0", "--no-browser", "--allow-root")
            .directory(jupyter.house().notebooks().toFile());
        builder.environment().putAll(jupyter.environment());
        builder.environment().put("JUPYTER_TOKEN", token);
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        try {
            Files.createDirectories(jupyter.house().notebooks());
            return new JupyterServer(builder.start(), jupyter.server(), port, token, log);
        } catch (IOException e) {
            throw new CannotSetUp("Jupyter does not start: " + e.getMessage());
        }
    }

    /** The address to open; it carries the token that lets its owner in. */
    public URI address() {
        return URI.create("http://localhost:" + port + "/?token=" + token);
    }

    /** Where it opens a notebook, the file's name put behind it. Without the token: its owner has a cookie by then. */
    public URI notebooks() {
        return URI.create("http://localhost:" + port + (kind.equals("jupyterlab") ? "/lab/tree/" : "/notebooks/"));
    }

    /** Returns once Jupyter answers. */
    public void awaitAnswer() throws CannotSetUp, InterruptedException {
        var status = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/status?token=" + token))
            .timeout(Duration.ofSeconds(5)).build();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (var client = HttpClient.newHttpClient()) {
            while (!answers(client, status)) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    throw new CannotSetUp("Jupyter did not start; " + log + " says why");
                }
                Thread.sleep(100);
            }
        }
    }

    private static boolean answers(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // nobody listens yet
        }
    }

    /** Waits for Jupyter to end by itself, which it shouldn't; returns its exit code. */
    public int awaitEnd() throws InterruptedException {
        return process.waitFor();
    }

    /** Where to read what it said. */
    public Path log() {
        return log;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (process.waitFor(GRACE)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
