package greenlab.bench;

import greenlab.cli.Cli;
import greenlab.stages.ChildJvm;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.function.IntFunction;

/** A server process on a port of 127.0.0.1. */
record RunningServer(ChildJvm process, int port) implements AutoCloseable {
    private static final int ATTEMPTS = 300;
    private static final int INTERVAL_MILLIS = 100;

    /** Starts a server on a free port; returns when it accepts connections. */
    static RunningServer start(IntFunction<List<String>> command) throws IOException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = free.getLocalPort();
        }
        var silent = new ProcessBuilder(command.apply(port)).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        RunningServer server = new RunningServer(ChildJvm.start(silent), port);
        try {
            for (int attempt = 0; attempt < ATTEMPTS && server.process.isAlive(); attempt++) {
                if (server.accepts()) {
                    return server;
                }
                Thread.sleep(INTERVAL_MILLIS);
            }
            String cause = server.process.isAlive() ? "did not start" : server.process.causeOfDeath();
            server.close();
            throw new IOException("the server " + cause);
        } catch (InterruptedException e) {
            throw new Cli.Failure("interrupted", e);
        }
    }

    private boolean accepts() {
        try (var socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /** Peak resident memory until now; null if unknown. */
    Double peakMB() {
        ProcessSampler sampler = new ProcessSampler(process.handle());
        sampler.sample();
        return sampler.peakMB();
    }

    @Override
    public void close() {
        process.close();
    }
}
