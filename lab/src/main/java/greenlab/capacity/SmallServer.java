package greenlab.capacity;

import com.google.gson.Gson;
import greenlab.fetch.ParentWatchdog;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The main class of a small server's JVM: an accept loop, and a handler that waits, as for services downstream. It
 * prints its status twice in each step, as JSON.
 */
public final class SmallServer {
    /** The path without a delay, for warm-up requests; they aren't counted as finished. */
    static final String WARM_UP = "/warm-up";
    private static final int BACKLOG = 4096;

    private final CapacityScenario scenario;
    private final AtomicLong firstRequest = new AtomicLong();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger started = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicInteger finished = new AtomicInteger();

    private SmallServer(CapacityScenario scenario) {
        this.scenario = scenario;
    }

    /**
     * What the server reports.
     *
     * @param finished requests since the start
     * @param threads peak number of OS threads that run Java code
     * @param cpuMillis CPU time of the process
     */
    record ServerStatus(int port, int busy, int queued, int finished, int threads, long cpuMillis) {}

    /** Started by {@link LoadRun}, with a model and a scenario in JSON. */
    public static void main(String... args) throws Exception {
        ParentWatchdog.startIfAsked();
        CapacityScenario scenario = new Gson().fromJson(args[1], CapacityScenario.class);
        ConcurrencyModel.valueOf(args[0]).serve(scenario, new SmallServer(scenario));
    }

    /** Accepts connections on a free loopback port forever; {@code workers} run the requests. */
    void acceptAll(Executor workers) throws IOException {
        try (var server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress())) {
            reportStatus(server.getLocalPort());
            while (true) {
                Socket client = server.accept();
                accepted.incrementAndGet();
                try {
                    workers.execute(() -> handle(client));
                } catch (RejectedExecutionException queueFull) {
                    reject(client);
                }
            }
        }
    }

    /** Handles one request. The code blocks; what a block costs depends on the executor. */
    private void handle(Socket client) {
        started.incrementAndGet();
        try (client) {
            if (!read(client).contains(WARM_UP)) {
                Thread.sleep(Math.round(1000 * scenario.downstream().at(secondsSinceFirstRequest())));
                finished.incrementAndGet();
            }
            respond(client, "200 OK");
        } catch (IOException disconnected) {
            // the client has timed out, and no longer waits for this response
        } catch (InterruptedException unexpected) {
            throw new IllegalStateException("workers are never interrupted", unexpected);
        } finally {
            ended.incrementAndGet();
        }
    }

    private void reject(Socket client) {
        accepted.decrementAndGet();
        try (client) {
            respond(client, "503 Service Unavailable");
        } catch (IOException disconnected) {
            // the client is already gone
        }
    }

    private static void respond(Socket client, String status) throws IOException {
        String head = "HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        client.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    }

    /** Reads a request, which is so short that it arrives in one piece. */
    private static String read(Socket client) throws IOException {
        byte[] request = new byte[1024];
        return new String(request, 0, Math.max(0, client.getInputStream().read(request)), StandardCharsets.US_ASCII);
    }

    private double secondsSinceFirstRequest() {
        firstRequest.compareAndSet(0, System.nanoTime());
        return (System.nanoTime() - firstRequest.get()) / 1e9;
    }

    private void reportStatus(int port) {
        Thread.ofPlatform().daemon().name("greenlab-status").start(() -> {
            try {
                while (true) {
                    System.out.println(new Gson().toJson(status(port)));
                    Thread.sleep(Math.round(scenario.step() * 1000 / 2));
                }
            } catch (InterruptedException unexpected) {
                throw new IllegalStateException("the status thread is never interrupted", unexpected);
            }
        });
    }

    private ServerStatus status(int port) {
        int nowStarted = started.get();
        Duration cpu = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
        return new ServerStatus(port, nowStarted - ended.get(), accepted.get() - nowStarted, finished.get(),
            ManagementFactory.getThreadMXBean().getPeakThreadCount(), cpu.toMillis());
    }
}
