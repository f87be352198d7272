package greenlab.capacity;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What a small server does with a request: it waits, as for the services behind it, and answers. And it counts. */
final class Handler {
    /** The page that needs no waiting, by which a server is warmed up; it isn't counted as finished. */
    static final String WARM_UP = "/warm-up";
    private static final int USERS_AT_THE_DOOR = 4096;

    private final Downstream downstream;
    private final AtomicLong firstRequest = new AtomicLong();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicInteger finished = new AtomicInteger();

    Handler(Downstream downstream) {
        this.downstream = downstream;
    }

    /** Opens a port on loopback, tells it on stdout, and accepts users for ever; {@code workers} serve them. */
    void acceptAll(Executor workers) throws IOException {
        try (var door = new ServerSocket(0, USERS_AT_THE_DOOR, InetAddress.getLoopbackAddress())) {
            System.out.println("port " + door.getLocalPort());
            while (true) {
                Socket user = door.accept();
                accepted.incrementAndGet();
                try {
                    workers.execute(() -> handle(user));
                } catch (RejectedExecutionException lineIsFull) {
                    refuse(user);
                }
            }
        }
    }

    /** One request. It blocks as any plain code does; what that means is up to who calls it. */
    private void handle(Socket user) {
        begun.incrementAndGet();
        try (user) {
            if (!request(user.getInputStream()).contains(WARM_UP)) {
                Thread.sleep(Math.round(1000 * downstream.at(secondsSinceFirstRequest())));
                finished.incrementAndGet();
            }
            answer(user, "200 OK");
        } catch (IOException userLeft) {
            // nobody waits for this answer any longer
        } catch (InterruptedException unexpected) {
            throw new IllegalStateException("nobody interrupts a worker", unexpected);
        } finally {
            ended.incrementAndGet();
        }
    }

    private void refuse(Socket user) {
        accepted.decrementAndGet();
        try (user) {
            answer(user, "503 Service Unavailable");
        } catch (IOException userLeft) {
            // which is what they were told to do
        }
    }

    private static void answer(Socket user, String status) throws IOException {
        String head = "HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        user.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    }

    /** A request's head, as far as its empty line. */
    private static String request(InputStream in) throws IOException {
        var head = new StringBuilder();
        var buffer = new byte[1024];
        while (head.indexOf("\r\n\r\n") < 0) {
            int read = in.read(buffer);
            if (read < 0) {
                throw new IOException("the user left before the request was whole");
            }
            head.append(new String(buffer, 0, read, StandardCharsets.US_ASCII));
        }
        return head.toString();
    }

    private double secondsSinceFirstRequest() {
        firstRequest.compareAndSet(0, System.nanoTime());
        return (System.nanoTime() - firstRequest.get()) / 1e9;
    }

    /** How it stands now. */
    Status status() {
        int nowBegun = begun.get();
        return new Status(nowBegun - ended.get(), accepted.get() - nowBegun, finished.get(), Status.threadsNow(),
            Status.cpuNow());
    }
}
