package greenlab.libraries;

import static greenlab.libraries.FiveCalls.CALLS;
import static greenlab.libraries.FiveCalls.fiveTimes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import greenlab.green.Hub;
import greenlab.green.Transcript;
import greenlab.monkey.Patch;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the patches don't replace, and why: the five calls don't overlap. */
class StaysBlockingTest {
    /** Short, since the calls wait one after the other. */
    private static final Duration DELAY = Duration.ofMillis(100);

    @BeforeAll
    static void start() {
        Patch.SOCKET.apply();
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

    /** Every lock, queue and future of java.util.concurrent waits by it, and parks the hub's thread. */
    @Test
    @DisplayName("LockSupport.park")
    void park() throws Exception {
        assertSerial(() -> {
            LockSupport.parkNanos(DELAY.toNanos());
            return true;
        });
    }

    private static void assertSerial(Callable<?> call) throws Exception {
        assertThat(fiveTimes(call)).isGreaterThan(DELAY.multipliedBy(CALLS - 1));
    }

    private static Process child(String command) throws IOException {
        return new ProcessBuilder("sh", "-c", "sleep 0.1; " + command).start();
    }

    /** Process.waitFor waits in Object.wait or a condition of java.util.concurrent. */
    @Test
    @DisplayName("the end of a child process")
    void childProcess() throws Exception {
        assertSerial(() -> child("true").waitFor());
    }

    /** A pipe is read as a file is: in a system call that has no readiness to wait for. */
    @Test
    @DisplayName("the output of a child process")
    void childOutput() throws Exception {
        assertSerial(() -> child("echo").getInputStream().read());
    }

    @Test
    @DisplayName("a FIFO, and any other file")
    void fifo(@TempDir Path folder) throws Exception {
        Path fifo = folder.resolve("fifo");
        assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor()).isZero();
        assertSerial(() -> {
            child("echo > " + fifo);
            return Files.readAllBytes(fifo).length;
        });
    }

    @Test
    @DisplayName("DatagramSocket.receive")
    void datagram() throws Exception {
        assertSerial(() -> {
            try (DatagramSocket socket = new DatagramSocket()) {
                socket.setSoTimeout((int) DELAY.toMillis());
                return assertThatThrownBy(() -> socket.receive(new DatagramPacket(new byte[1], 1)))
                    .isInstanceOf(SocketTimeoutException.class);
            }
        });
    }

    @Test
    @DisplayName("a blocking SocketChannel")
    void blockingChannel() throws Exception {
        try (LineServer server = new LineServer("hello", Map.of());
                DelayingProxy slow = new DelayingProxy(server.port(), DELAY)) {
            assertSerial(() -> {
                try (SocketChannel channel = SocketChannel.open(new InetSocketAddress("localhost", slow.port()))) {
                    return channel.read(ByteBuffer.allocate(1));
                }
            });
        }
    }

    @Test
    @DisplayName("Object.wait")
    void objectWait() throws Exception {
        Object monitor = new Object();
        assertSerial(() -> {
            synchronized (monitor) {
                monitor.wait(DELAY.toMillis());
            }
            return true;
        });
    }

    @Test
    @DisplayName("Thread.join")
    void threadJoin() throws Exception {
        assertSerial(() -> {
            Thread other = Thread.ofPlatform().start(() -> LockSupport.parkNanos(DELAY.toNanos()));
            other.join();
            return true;
        });
    }

    /** All greenlets of a hub are one thread, and see its values. */
    @Test
    @DisplayName("ThreadLocal")
    void threadLocalIsShared() throws Exception {
        ThreadLocal<String> user = new ThreadLocal<>();
        List<String> seen = new ArrayList<>();
        try (Hub hub = new Hub()) {
            for (String name : List.of("ann", "bob")) {
                hub.spawn(name, () -> {
                    user.set(name);
                    Hub.sleep(Duration.ofMillis(1));
                    seen.add(name + " sees " + user.get());
                    return null;
                });
            }
            hub.run();
        }
        assertThat(seen).containsExactly("ann sees bob", "bob sees bob");
    }

    /** Bindings belong to the thread as well. Reached by reflection, since Java 21 has it as a preview only. */
    @Test
    @DisplayName("ScopedValue")
    void scopedValueIsLost() throws Exception {
        Assumptions.assumeTrue(Runtime.version().feature() >= 25);
        Class<?> type = Class.forName("java.lang.ScopedValue");
        Object user = type.getMethod("newInstance").invoke(null);
        List<Object> seen = new ArrayList<>();
        try (Hub hub = new Hub()) {
            for (String name : List.of("ann", "bob")) {
                Object binding = type.getMethod("where", type, Object.class).invoke(null, user, name);
                hub.spawn(name, () -> binding.getClass().getMethod("run", Runnable.class).invoke(binding,
                    (Runnable) () -> {
                        Transcript.sleep(1);
                        seen.add(value(type, user));
                    }));
            }
            hub.run();
        }
        assertThat(seen).isNotEqualTo(List.of("ann", "bob"));
    }

    private static Object value(Class<?> type, Object of) {
        try {
            return type.getMethod("orElse", Object.class).invoke(of, "unbound");
        } catch (ReflectiveOperationException impossible) {
            throw new AssertionError(impossible);
        }
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
