package greenlab.capacity;

import greenlab.capacity.Tally.What;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * A scenario's users at a real server: they come when they come, however the server fares (an <em>open</em> load). Each
 * is a virtual thread of this JVM, with a connection of its own for each request.
 */
final class RealUsers implements AutoCloseable {
    private enum Reply { ANSWERED, REFUSED, TOO_LATE }

    private final Scenario scenario;
    private final int port;
    private final Tally tally;
    private final ExecutorService users = Executors.newVirtualThreadPerTaskExecutor();
    private final long start = System.nanoTime();

    /** @param tally is told what happens to them */
    RealUsers(Scenario scenario, int port, Tally tally) {
        this.scenario = scenario;
        this.port = port;
        this.tally = tally;
    }

    /** Asks a few times for the page that needs no waiting, so that the server's first users don't load its classes. */
    static void warmUp(int port, int times) throws IOException {
        for (int i = 0; i < times; i++) {
            ask(port, Handler.WARM_UP, 10_000);
        }
    }

    /** Has the users begin to come; returns at once. */
    void come() {
        users.execute(() -> {
            try {
                for (double t : scenario.arrivals()) {
                    Thread.sleep(Math.max(0, Math.round((t - now()) * 1000)));
                    users.execute(this::user);
                }
            } catch (InterruptedException | RejectedExecutionException closed) {
                // the time is over, and nobody else need come
            }
        });
    }

    /** Seconds since this was made. */
    double now() {
        return (System.nanoTime() - start) / 1e9;
    }

    private void user() {
        double came = now();
        tally.note(came, What.ARRIVED);
        Reply reply = ask();
        for (int reloads = 0; reply == Reply.TOO_LATE && reloads < scenario.users().reloads(); reloads++) {
            tally.note(now(), What.RELOADED);
            reply = ask();
        }
        switch (reply) {
            case ANSWERED -> tally.answered(now(), now() - came);
            case REFUSED -> tally.note(now(), What.REFUSED);
            case TOO_LATE -> tally.note(now(), What.GAVE_UP);
        }
    }

    private Reply ask() {
        try {
            String status = ask(port, "/", (int) Math.ceil(scenario.users().patience() * 1000));
            return status.contains(" 200 ") ? Reply.ANSWERED : Reply.REFUSED;
        } catch (SocketTimeoutException patienceEnds) {
            return Reply.TOO_LATE;
        } catch (IOException refused) {
            return Reply.REFUSED;
        }
    }

    /** Sends a request on a connection of its own; returns the answer's first bytes. */
    private static String ask(int port, String page, int millis) throws IOException {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(millis);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), millis);
            socket.getOutputStream().write(
                ("GET " + page + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            return new String(in.readNBytes("HTTP/1.1 200 ".length()), StandardCharsets.US_ASCII);
        }
    }

    /** Sends home who is still there. */
    @Override
    public void close() {
        users.shutdownNow();
        users.close();
    }
}
