package greenlab.green;

import static org.assertj.core.api.Assertions.assertThat;

import greenlab.monkey.Patch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who always finds something to read never has to wait, and must let the others have their turns all the same. */
class FairnessTest {
    private static final Duration GREED = Duration.ofMillis(500);

    @BeforeAll
    static void patch() {
        Patch.SOCKET.apply();
    }

    @Test
    void aReaderThatAlwaysHasInputDoesNotStarveTheOthers() throws IOException {
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
        assertThat(read[0]).isGreaterThan(10_000_000);
        assertThat(turns[0]).isGreaterThan(10);
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

    /** A server that writes to one client, from a thread of its own, as fast as that one reads. */
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
                // the reader has had enough
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
