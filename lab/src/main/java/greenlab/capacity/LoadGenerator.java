package greenlab.capacity;

import greenlab.capacity.Metrics.RequestEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * Sends a scenario's users to a real server. The load is <em>open</em>: arrivals don't depend on responses. Each user
 * is a virtual thread, each request has its own connection.
 */
final class LoadGenerator implements AutoCloseable {
    private static final int WARM_UPS = 20;
    private static final int WARM_UP_MILLIS = 10_000;

    private final CapacityScenario scenario;
    private final Metrics metrics;
    private final ExecutorService users = Executors.newVirtualThreadPerTaskExecutor();
    private long start;

    LoadGenerator(CapacityScenario scenario, Metrics metrics) {
        this.scenario = scenario;
        this.metrics = metrics;
    }

    /** Sends requests without a delay, so that class loading doesn't delay the first users. */
    void warmUp(int port) throws IOException {
        for (int i = 0; i < WARM_UPS; i++) {
            get(port, SmallServer.WARM_UP, WARM_UP_MILLIS);
        }
    }

    /** Starts the arrivals, and returns immediately. */
    void start(int port) {
        start = System.nanoTime();
        users.execute(() -> {
            try {
                for (double t : scenario.arrivals()) {
                    Thread.sleep(Math.max(0, Math.round((t - now()) * 1000)));
                    users.execute(() -> user(port));
                }
            } catch (InterruptedException | RejectedExecutionException closed) {
                // the end of the run
            }
        });
    }

    /** Seconds since the start of the arrivals. */
    double now() {
        return (System.nanoTime() - start) / 1e9;
    }

    private void user(int port) {
        double arrival = now();
        metrics.record(arrival, RequestEvent.ARRIVED);
        RequestEvent end = request(port);
        for (int i = 0; end == RequestEvent.GAVE_UP && i < scenario.retryPolicy().retries(); i++) {
            metrics.record(now(), RequestEvent.RETRIED);
            end = request(port);
        }
        if (end == RequestEvent.ANSWERED) {
            metrics.answered(now(), now() - arrival);
        } else {
            metrics.record(now(), end);
        }
    }

    /** How a request ends: answered, rejected, or given up after the client timeout. */
    private RequestEvent request(int port) {
        try {
            String status = get(port, "/", (int) Math.ceil(scenario.retryPolicy().timeout() * 1000));
            return status.contains(" 200 ") ? RequestEvent.ANSWERED : RequestEvent.REJECTED;
        } catch (SocketTimeoutException timedOut) {
            return RequestEvent.GAVE_UP;
        } catch (IOException refused) {
            return RequestEvent.REJECTED;
        }
    }

    /** Sends a GET; returns the beginning of the status line. */
    private static String get(int port, String path, int timeoutMillis) throws IOException {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(timeoutMillis);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), timeoutMillis);
            socket.getOutputStream().write(
                ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            byte[] head = socket.getInputStream().readNBytes("HTTP/1.1 200 ".length());
            return new String(head, StandardCharsets.US_ASCII);
        }
    }

    /** Interrupts all users. */
    @Override
    public void close() {
        users.shutdownNow();
        users.close();
    }
}
