package greenlab.capacity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The accept loop and the request handler of a small server: a request waits, as for services downstream. */
final class BlockingHandler {
    /** The path without a delay, for warm-up requests; they aren't counted as finished. */
    static final String WARM_UP = "/warm-up";
    private static final int BACKLOG = 4096;

    private final Downstream downstream;
    private final AtomicLong firstRequest = new AtomicLong();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger started = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicInteger finished = new AtomicInteger();

    BlockingHandler(Downstream downstream) {
        this.downstream = downstream;
    }

    /** Prints a free loopback port, and accepts connections on it forever; {@code workers} run the requests. */
    void acceptAll(Executor workers) throws IOException {
        try (var server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress())) {
            System.out.println(SmallServer.PORT + server.getLocalPort());
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
            if (!requestLine(client).contains(WARM_UP)) {
                Thread.sleep(Math.round(1000 * downstream.at(secondsSinceFirstRequest())));
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

    /** Reads a request up to its empty line; returns its first line. */
    private static String requestLine(Socket client) throws IOException {
        var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII), 1024);
        String first = in.readLine();
        String line = first;
        while (line != null && !line.isEmpty()) {
            line = in.readLine();
        }
        if (line == null) {
            throw new IOException("the client disconnected before the end of its request");
        }
        return first;
    }

    private double secondsSinceFirstRequest() {
        firstRequest.compareAndSet(0, System.nanoTime());
        return (System.nanoTime() - firstRequest.get()) / 1e9;
    }

    /** The current counters. */
    SmallServer.ServerStatus status() {
        int nowStarted = started.get();
        return SmallServer.ServerStatus.now(nowStarted - ended.get(), accepted.get() - nowStarted, finished.get());
    }
}
