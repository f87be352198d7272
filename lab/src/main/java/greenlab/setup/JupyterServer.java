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

/**
 * A running Jupyter server. Closing it ends its process and its kernels.
 *
 * @param jupyter the Jupyter that it runs
 * @param process its process
 * @param port its port on loopback
 * @param token what authorises its owner
 */
public record JupyterServer(Jupyter jupyter, Process process, int port, String token) implements AutoCloseable {
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofSeconds(8);

    /** Starts a server of the notebooks on a port of loopback, and returns at once. Its output goes to {@link #log}. */
    public static JupyterServer start(Jupyter jupyter, int port) throws SetupException {
        Path notebooks = jupyter.checkout().notebooks();
        Path script = Jupyter.files(jupyter.checkout()).resolve("serve.py");
        var token = HexFormat.of().formatHex(new SecureRandom().generateSeed(24));
        var builder = new ProcessBuilder(jupyter.python().program().toString(), script.toString(), jupyter.server(),
            "--ip=127.0.0.1", "--port=" + port, "--port-retries=0", "--no-browser", "--allow-root")
            .directory(notebooks.toFile()).redirectErrorStream(true).redirectOutput(jupyter.log().toFile());
        builder.environment().putAll(jupyter.environment());
        builder.environment().put("JUPYTER_TOKEN", token);
        try {
            Files.createDirectories(notebooks);
            return new JupyterServer(jupyter, builder.start(), port, token);
        } catch (IOException e) {
            throw new SetupException("cannot start Jupyter: " + e.getMessage());
        }
    }

    /** The address to open, with the token. */
    public URI address() {
        return URI.create("http://localhost:" + port + "/?token=" + token);
    }

    /** The prefix of a notebook's address, which its file name completes. The browser's cookie replaces the token. */
    public URI notebooks() {
        return URI.create("http://localhost:" + port
            + (jupyter.server().equals("jupyterlab") ? "/lab/tree/" : "/notebooks/"));
    }

    /** Returns when Jupyter answers. */
    public void awaitAnswer() throws SetupException, InterruptedException {
        var status = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/status?token=" + token))
            .timeout(Duration.ofSeconds(5)).build();
        long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        try (var client = HttpClient.newHttpClient()) {
            while (!answers(client, status)) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    throw new SetupException("Jupyter did not start; see " + log());
                }
                Thread.sleep(100);
            }
        }
    }

    private static boolean answers(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // not listening yet
        }
    }

    /** Waits for Jupyter to end by itself, which is a failure; returns its exit code. */
    public int awaitEnd() throws InterruptedException {
        return process.waitFor();
    }

    /** The file with its output. */
    public Path log() {
        return jupyter.log();
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
