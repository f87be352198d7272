package greenlab.libraries;

import static greenlab.libraries.FiveCalls.CALLS;
import static greenlab.libraries.FiveCalls.DELAY;
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

/** What patched sockets don't make green, each with the reason: its five calls wait one after the other, or worse. */
class StaysBlockingTest {
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

    /** The JDK gives such a socket an implementation of its own. This proxy is slow, and then says no. */
    @Test
    @DisplayName("a SOCKS proxy given to a socket")
    void socksProxyDoesNot() throws Exception {
        try (LineServer noProxy = new LineServer("no SOCKS here", Map.of());
             DelayingProxy door = new DelayingProxy(noProxy.port(), DELAY)) {
            Proxy proxy = new Proxy(Proxy.Type.SOCKS, new InetSocketAddress("localhost", door.port()));
            fiveTimes(() -> {
                try (Socket socket = new Socket(proxy)) {
                    return assertThatThrownBy(() -> socket.connect(new InetSocketAddress("localhost", 1)))
                        .isInstanceOf(SocketException.class);
                }
            });
            assertThat(door.peak()).isOne();
        }
    }

    /** It waits on threads of its own, and its caller for them: the caller's hub is blocked. */
    @Test
    @DisplayName("java.net.http.HttpClient")
    void theNewHttpClientDoesNot() throws Exception {
        try (DelayingProxy door = new DelayingProxy(web.httpPort(), DELAY); HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + door.port() + "/")).build();
            Duration took = fiveTimes(() -> client.send(request, HttpResponse.BodyHandlers.ofString()).body());
            assertThat(door.peak()).isOne();
            assertThat(took).isGreaterThanOrEqualTo(DELAY);
        }
    }

    /** Every lock, queue and future of java.util.concurrent waits by it, and parks the thread of all greenlets. */
    @Test
    @DisplayName("LockSupport.park")
    void parkingDoesNot() throws Exception {
        Duration took = fiveTimes(() -> {
            LockSupport.parkNanos(DELAY.toNanos());
            return true;
        });
        assertThat(took).isGreaterThan(DELAY.multipliedBy(CALLS - 1));
    }

    /** A lock belongs to a thread, and all greenlets are the same one: it keeps none of them out. */
    @Test
    @DisplayName("ReentrantLock")
    void locksKeepNoGreenletOut() throws Exception {
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
