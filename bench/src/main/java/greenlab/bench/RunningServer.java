package greenlab.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server process on a port of 127.0.0.1. */
record RunningServer(Process process, int port) implements AutoCloseable {
    private static final int ATTEMPTS = 300;
    private static final int INTERVAL_MILLIS = 100;

    /** Starts a server; returns when it accepts connections on this port. */
    static RunningServer start(List<String> command, int port) throws IOException {
        Process process = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        RunningServer server = new RunningServer(process, port);
        for (int attempt = 0; attempt < ATTEMPTS && server.process.isAlive(); attempt++) {
            if (server.accepts()) {
                return server;
            }
        }
        server.close();
        throw new IOException("the server did not start");
    }

    static int freePort() throws IOException {
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
        ProcessSampler sampler = new ProcessSampler(process.toHandle());
        sampler.sample();
        return sampler.peakMB();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }
}
