package greenlab.setup;

import java.io.IOException;
import java.net.URI;
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

    /**
     * Starts a server of the notebooks on a port of loopback, and returns at once. Its output goes to {@link #log}.
     *
     * @param kernel the kernel that notebooks open with
     */
    public static JupyterServer start(Jupyter jupyter, Kernel kernel, int port) throws SetupException {
        Path notebooks = jupyter.checkout().notebooks();
        var token = HexFormat.of().formatHex(new SecureRandom().generateSeed(24));
        var builder = new ProcessBuilder(jupyter.python().toString(), jupyter.files().resolve("serve.py").toString(),
            "jupyterlab", "--ip=127.0.0.1", "--port=" + port, "--port-retries=0", "--no-browser", "--allow-root")
            .directory(notebooks.toFile()).redirectErrorStream(true).redirectOutput(log(jupyter).toFile());
        builder.environment().putAll(jupyter.environment(kernel));
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

    /** The prefix of a notebook's address, which its file name completes. The site's pages add the token. */
    public URI notebooks() {
        return URI.create("http://localhost:" + port + "/lab/tree/");
    }

    /** Returns when Jupyter answers: it writes this file when it listens, and deletes it when it ends. */
    public void awaitAnswer() throws SetupException, InterruptedException {
        Path listening = jupyter.state().resolve("runtime/jpserver-" + process.pid() + ".json");
        long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        while (Files.notExists(listening)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new SetupException("Jupyter did not start; see " + log());
            }
            Thread.sleep(100);
        }
    }

    /** Waits for Jupyter to end by itself, which is a failure; returns its exit code. */
    public int awaitEnd() throws InterruptedException {
        return process.waitFor();
    }

    /** The file with its output. */
    public Path log() {
        return log(jupyter);
    }

    private static Path log(Jupyter jupyter) {
        return jupyter.state().resolve("server.log");
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
