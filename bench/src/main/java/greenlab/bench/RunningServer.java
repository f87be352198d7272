package greenlab.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** A server in a process of its own, which ends with this. */
record RunningServer(Process process, URI base) implements AutoCloseable {
    private static final int TRIES = 300;
    private static final int BETWEEN_MILLIS = 100;

    /** One that prints its address. */
    static RunningServer telling(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        var said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String address = said.readLine();
        if (address == null) {
            throw new IOException("it did not start");
        }
        said.readLine();   // the other address: when it is told, both answer
        return new RunningServer(process, URI.create(address));
    }

    /** One that is told its port: there once somebody answers. */
    static RunningServer at(IntFunction<List<String>> command, Map<String, String> environment) throws IOException {
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder(command.apply(port));
        builder.environment().putAll(environment);
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD);
        RunningServer server = new RunningServer(builder.start(), URI.create("http://127.0.0.1:" + port));
        for (int attempt = 0; attempt < TRIES && server.process.isAlive(); attempt++) {
            if (server.answers(port)) {
                return server;
            }
        }
        server.close();
        throw new IOException("it did not start");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress("127.0.0.1", 0));
            return socket.getLocalPort();
        }
    }

    private boolean answers(int port) {
        try (var socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            pause();
            return false;
        }
    }

    private void pause() {
        try {
            process.waitFor(BETWEEN_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    String url(String path) {
        return base + path;
    }

    /** Its memory, resident at most so far; empty where the system doesn't tell. */
    OptionalDouble peakMB() {
        ProcessWatch watch = new ProcessWatch(process.toHandle());
        watch.look();
        return watch.peakMB() == null ? OptionalDouble.empty() : OptionalDouble.of(watch.peakMB());
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
    }
}
