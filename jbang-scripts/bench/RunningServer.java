package greenlab.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** A server process on a port of 127.0.0.1. */
record RunningServer(Process process, int port) implements AutoCloseable {
    private static final int ATTEMPTS = 300;
    private static final int INTERVAL_MILLIS = 100;

    /** Starts a server on a free port; returns when it accepts connections. */
    static RunningServer start(IntFunction<List<String>> command, Map<String, String> environment) throws IOException {
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder(command.apply(port))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        RunningServer server = new RunningServer(builder.start(), port);
        for (int attempt = 0; attempt < ATTEMPTS && server.process.isAlive(); attempt++) {
            if (server.accepts()) {
                return server;
            }
        }
        server.close();
        throw new IOException("the server did not start");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress("127.0.0.1", 0));
            return socket.getLocalPort();
        }
    }

    private boolean accepts() {
        try (var socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            pause();
            return false;
        }
    }

    private void pause() {
        try {
            process.waitFor(INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /** Peak resident memory until now; null if unknown. */
    Double peakMB() {
        ProcessSampler sampler = new ProcessSampler(process.pid());
        sampler.sample();
        return sampler.peakMB();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }
}
