package greenlab.net;

import static org.assertj.core.api.Assertions.assertThat;

import greenlab.green.Greenlet;
import greenlab.green.Hub;
import greenlab.green.Transcript;
import greenlab.monkey.Patch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A greenlet that always has input never waits, but must not starve the others. */
class FairnessTest {
    private static final Duration GREED = Duration.ofMillis(500);

    @BeforeAll
    static void patch() {
        Patch.SOCKET.apply();
    }

    @Test
    void readerWithEndlessInputDoesNotStarveOthers() throws IOException {
        int[] turns = {0};
        long[] read = {0};
        try (Flood flood = new Flood(); Hub hub = new Hub()) {
            Greenlet<?> greedy = hub.spawn("greedy", () -> {
                read[0] = readFor(GREED, flood.port());
                return null;
            });
            hub.spawn("modest", () -> {
                for (; !greedy.isDone(); turns[0]++) {
                    Hub.sleep(Duration.ZERO);
                }
                return null;
            });
            hub.run();
            assertThat(greedy.failure()).isNull();
        }
        assertThat(read[0]).isGreaterThan(1_000_000);
        assertThat(turns[0]).isGreaterThan(10);
    }

    /** After one of many greenlets that ran long, the selector is polled. */
    @Test
    void answeredGreenletRunsBeforeManyUnstartedOnes() throws IOException {
        Transcript transcript = new Transcript();
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket near = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket far = server.accept();
                Hub hub = new Hub()) {
            hub.spawn("asking", () -> {
                transcript.add("asking");
                transcript.add("answer: " + near.getInputStream().read());
                return null;
            });
            hub.spawn("answering", () -> {
                far.getOutputStream().write(42);
                blockTheThread(Duration.ofMillis(5));
                transcript.add("answering");
                return null;
            });
            for (int i = 1; i <= 20; i++) {
                hub.spawn("new", () -> transcript.add("new"));
            }
            hub.run();
        }
        assertThat(transcript).hasToString("asking\nanswering\nanswer: 42\n" + "new\n".repeat(20));
    }

    /** A connection to the local host needs no wait. */
    @Test
    void fewGreenletsAllConnectBeforeOneGoesOn() throws IOException {
        Transcript transcript = new Transcript();
        try (ServerSocket server = new ServerSocket(0, 3, InetAddress.getLoopbackAddress()); Hub hub = new Hub()) {
            for (String name : List.of("one", "two", "three")) {
                hub.spawn(name, () -> {
                    transcript.add(name + " begins");
                    try (Socket socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
                        transcript.add(name + " is connected: " + socket.isConnected());
                    }
                    return null;
                });
            }
            hub.run();
        }
        assertThat(transcript).hasToString("""
            one begins
            two begins
            three begins
            one is connected: true
            two is connected: true
            three is connected: true
            """);
    }

    private static void blockTheThread(Duration time) {
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < time.toNanos()) {
            Thread.onSpinWait();
        }
    }

    /** It blocked the thread for long while it waited; a new time slice begins after that. */
    @Test
    void pinnedGreenletReadsBeforeItYields() throws IOException {
        Transcript transcript = new Transcript();
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress()); Hub hub = new Hub()) {
            Thread.ofPlatform().daemon().start(() -> answerLate(server));
            hub.spawn("pinned", () -> {
                try (Socket socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
                    Reads.from = socket;
                    transcript.add("pinned: " + Pinned.FIRST + ", " + socket.getInputStream().read());
                }
                return null;
            });
            hub.spawn("other", () -> {
                while (Reads.from == null) {
                    Hub.sleep(Duration.ZERO);
                }
                transcript.add("other");
                return null;
            });
            hub.run();
        }
        assertThat(transcript).hasToString("pinned: 1, 2\nother\n");
    }

    private static void answerLate(ServerSocket server) {
        try (Socket client = server.accept()) {
            Thread.sleep(50);
            client.getOutputStream().write(new byte[] {1, 2});
        } catch (IOException | InterruptedException gone) {
            // the test's assertions fail
        }
    }

    private static final class Reads {
        private static Socket from;
    }

    /** A class initializer is a native frame, which pins on every JDK. */
    private static final class Pinned {
        private static final int FIRST = first();

        private static int first() {
            try {
                return Reads.from.getInputStream().read();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    private static long readFor(Duration time, int port) throws IOException {
        byte[] buffer = new byte[1024];
        long end = System.nanoTime() + time.toNanos();
        long bytes = 0;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            while (System.nanoTime() < end) {
                bytes += socket.getInputStream().read(buffer);
            }
        }
        return bytes;
    }

    /** Writes to one client, on its own thread, as fast as the client reads. */
    private static final class Flood implements AutoCloseable {
        private final ServerSocketChannel server = ServerSocketChannel.open()
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

        Flood() throws IOException {
            Thread.ofPlatform().daemon().start(this::pour);
        }

        int port() {
            return server.socket().getLocalPort();
        }

        private void pour() {
            try (var client = server.accept()) {
                var much = ByteBuffer.allocate(1 << 20);
                while (true) {
                    client.write(much.clear());
                }
            } catch (IOException gone) {
                // the reader closed the connection
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
