package greenlab.libraries;

import static greenlab.libraries.FiveCalls.CALLS;
import static greenlab.libraries.FiveCalls.fiveTimes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import greenlab.green.Hub;
import greenlab.monkey.Patch;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stays blocking on patched sockets, and why: the five calls don't overlap. */
class StaysBlockingTest {
    /** Short, since the calls wait one after the other. */
    private static final Duration DELAY = Duration.ofMillis(100);
    private static WebServer web;

    @BeforeAll
    static void start(@TempDir Path keys) throws Exception {
        Patch.SOCKET.apply();
        web = new WebServer(keys);
    }

    @AfterAll
    static void stop() {
        web.close();
    }

    /** The JDK uses its own implementation for such a socket. This proxy is slow, and then rejects the request. */
    @Test
    @DisplayName("a SOCKS proxy given to a socket")
    void socksProxy() throws Exception {
        try (LineServer noProxy = new LineServer("no SOCKS here", Map.of());
             DelayingProxy slow = new DelayingProxy(noProxy.port(), DELAY)) {
            Proxy proxy = new Proxy(Proxy.Type.SOCKS, new InetSocketAddress("localhost", slow.port()));
            fiveTimes(() -> {
                try (Socket socket = new Socket(proxy)) {
                    return assertThatThrownBy(() -> socket.connect(new InetSocketAddress("localhost", 1)))
                        .isInstanceOf(SocketException.class);
                }
            });
            assertThat(slow.peak()).isOne();
        }
    }

    /** Its own threads wait, and the caller parks until they are done, which blocks the hub. */
    @Test
    @DisplayName("java.net.http.HttpClient")
    void javaNetHttpClient() throws Exception {
        try (DelayingProxy slow = new DelayingProxy(web.httpPort(), DELAY);
                HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + slow.port() + "/")).build();
            Duration took = fiveTimes(() -> client.send(request, HttpResponse.BodyHandlers.ofString()).body());
            assertThat(slow.peak()).isOne();
            assertThat(took).isGreaterThanOrEqualTo(DELAY);
        }
    }

    /** Every lock, queue and future of java.util.concurrent waits by it, and parks the hub's thread. */
    @Test
    @DisplayName("LockSupport.park")
    void park() throws Exception {
        Duration took = fiveTimes(() -> {
            LockSupport.parkNanos(DELAY.toNanos());
            return true;
        });
        assertThat(took).isGreaterThan(DELAY.multipliedBy(CALLS - 1));
    }

    /** A thread owns a lock, and all greenlets run on one thread, so it excludes none of them. */
    @Test
    @DisplayName("ReentrantLock")
    void reentrantLockExcludesNoGreenlet() throws Exception {
        ReentrantLock lock = new ReentrantLock();
        int[] inside = new int[2];
        fiveTimes(() -> {
            lock.lock();
            inside[1] = Math.max(inside[1], ++inside[0]);
            Hub.sleep(DELAY);
            inside[0]--;
            lock.unlock();
            return true;
        });
        assertThat(inside[1]).isEqualTo(CALLS);
    }
}
