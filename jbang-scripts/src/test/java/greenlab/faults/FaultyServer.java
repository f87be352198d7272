package greenlab.faults;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A server on loopback that accepts, and then misbehaves. Real sockets, real resets (a close that lingers for 0 s), real
 * TLS where it has a context. The first conversations may be good ones: a client makes contact before it runs its clock.
 */
final class FaultyServer implements AutoCloseable {
    private static final String HEADERS = "HTTP/1.1 200 OK\r\nContent-Length: 8\r\nConnection: close\r\n\r\n";
    private static final String BODY = "12345678";

    private final Fault fault;
    private final SSLContext tls;
    private final AtomicInteger good;
    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch misbehaved = new CountDownLatch(1);
    private final Thread serving;

    /**
     * @param tls what it speaks TLS with; null for http
     * @param good how many conversations go well before the first one that doesn't
     */
    FaultyServer(Fault fault, SSLContext tls, int good) throws IOException {
        this.fault = fault;
        this.tls = tls;
        this.good = new AtomicInteger(good);
        serving = Thread.ofVirtual().start(this::serve);
    }

    /** Without a path. */
    URI address() {
        return URI.create((tls == null ? "http" : "https") + "://localhost:" + listening.getLocalPort());
    }

    /** Returns once it has begun to misbehave. */
    void awaitFault() throws InterruptedException {
        misbehaved.await();
    }

    private void serve() {
        try {
            while (true) {
                Socket client = listening.accept();
                open.add(client);
                Thread.ofVirtual().start(() -> talk(client));
            }
        } catch (IOException closed) {
            // it was told to
        }
    }

    private void talk(Socket client) {
        try {
            if (good.getAndDecrement() > 0) {
                Socket session = session(client);
                readRequest(session.getInputStream());
                say(session, HEADERS + BODY);
                session.close();
            } else {
                misbehave(client);
            }
        } catch (IOException | InterruptedException gone) {
            // the client is, or this server
        }
    }

    private Socket session(Socket client) throws IOException {
        if (tls == null) {
            return client;
        }
        SSLSocket session = (SSLSocket) tls.getSocketFactory().createSocket(client, "localhost", 0, true);
        session.setUseClientMode(false);
        return session;
    }

    private void misbehave(Socket client) throws IOException, InterruptedException {
        switch (fault) {
            case HALF_A_HANDSHAKE -> shakeHalf(client);
            case RESETS_DURING_HANDSHAKE -> {
                shakeHalf(client);
                reset(client);
            }
            default -> {
                Socket session = session(client);
                readRequest(session.getInputStream());
                answer(client, session);
            }
        }
        misbehaved.countDown();
    }

    private void answer(Socket client, Socket session) throws IOException, InterruptedException {
        switch (fault) {
            case RESETS_BEFORE_HEADERS -> reset(client);
            case RESETS_DURING_HEADERS -> {
                say(session, HEADERS.substring(0, HEADERS.length() / 2));
                reset(client);
            }
            case RESETS_AFTER_HEADERS -> {
                say(session, HEADERS);
                reset(client);
            }
            case ENDS_IN_MID_BODY -> {
                say(session, HEADERS + BODY.substring(0, BODY.length() / 2));
                session.close();
            }
            case DIES -> {
                listening.close();
                serving.join();   // an accept that is under way keeps the port for a moment
                reset(client);
            }
            case STALLS -> { }
            case DRIPS -> drip(session);
            default -> throw new AssertionError(fault + ": the client should have refused before it asked");
        }
    }

    private void shakeHalf(Socket client) throws IOException {
        byte[] flight = FirstFlight.answer(tls, client.getInputStream());
        client.getOutputStream().write(flight, 0, flight.length / 2);
        client.getOutputStream().flush();
    }

    private void drip(Socket session) throws IOException, InterruptedException {
        say(session, "HTTP/1.1 200 OK\r\nX-Drips: ");
        misbehaved.countDown();
        while (true) {
            say(session, "x");
            Thread.sleep(1000);
        }
    }

    private static void reset(Socket client) throws IOException {
        client.setSoLinger(true, 0);
        client.close();
    }

    private static void say(Socket session, String words) throws IOException {
        OutputStream out = session.getOutputStream();
        out.write(words.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static void readRequest(InputStream in) throws IOException {
        int blank = 0;
        for (int c = in.read(); c >= 0; c = in.read()) {
            blank = c == '\r' || c == '\n' ? blank + 1 : 0;
            if (blank == 4) {
                return;
            }
        }
        throw new EOFException("the client left in the middle of its request");
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket client : open) {
            client.close();
        }
    }
}
