package greenlab.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import greenlab.green.Greenlet;
import greenlab.green.GreenletExit;
import greenlab.green.Hub;
import greenlab.monkey.Patch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bytes through two patched sockets, one at each end. */
@Timeout(20)
class SocketTransferTest {
    private static final int MORE_THAN_THE_BUFFERS_HOLD = 8_000_000;
    private Socket client;
    private Socket accepted;

    @BeforeAll
    static void patch() {
        Patch.SOCKET.apply();
        Patch.SERVER_SOCKET.apply();
    }

    @BeforeEach
    void connect() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            client = new Socket(server.getInetAddress(), server.getLocalPort());
            accepted = server.accept();
        }
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        accepted.close();
    }

    private static byte[] noise(long seed) {
        byte[] bytes = new byte[MORE_THAN_THE_BUFFERS_HOLD];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static Void write(Socket socket, byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.shutdownOutput();
        return null;
    }

    @ParameterizedTest
    @EnumSource
    void bothDirectionsTransferConcurrently(ExecutionContext context) throws Exception {
        byte[] there = noise(1);
        byte[] back = noise(2);
        context.run(() -> {
            context.startOther(() -> write(client, there));
            context.startOther(() -> write(accepted, back));
            context.startOther(() -> assertThat(client.getInputStream().readAllBytes()).isEqualTo(back));
            assertThat(accepted.getInputStream().readAllBytes()).isEqualTo(there);
        });
    }

    /** Each write is atomic, as a lock would make it for threads. */
    @ParameterizedTest
    @EnumSource
    void concurrentWritesDoNotInterleave(ExecutionContext context) throws Exception {
        context.run(() -> {
            for (byte writer = 1; writer <= 2; writer++) {
                byte[] mine = new byte[MORE_THAN_THE_BUFFERS_HOLD];
                Arrays.fill(mine, writer);
                context.startOther(() -> client.getOutputStream().write(mine));
            }
            for (int message = 0; message < 2; message++) {
                byte[] one = accepted.getInputStream().readNBytes(MORE_THAN_THE_BUFFERS_HOLD);
                byte[] same = new byte[one.length];
                Arrays.fill(same, one[0]);
                assertThat(Arrays.equals(one, same)).isTrue();
            }
        });
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GREENLET")
    void concurrentReadersShareTheInput(ExecutionContext context) throws Exception {
        int size = 100_000;
        AtomicInteger read = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(3);
        context.run(() -> {
            for (int reader = 0; reader < 3; reader++) {
                context.startOther(() -> {
                    read.addAndGet(accepted.getInputStream().readAllBytes().length);
                    done.countDown();
                });
            }
            write(client, new byte[size]);
        });
        done.await();
        assertThat(read).hasValue(size);
    }

    /** A library's lock doesn't exclude the second one, since both run on the thread that owns it. */
    @Test
    void secondReadingGreenletIsRejected() throws Exception {
        try (Hub hub = new Hub()) {
            Greenlet<Integer> first = hub.spawn("first", () -> client.getInputStream().read());
            Greenlet<Integer> second = hub.spawn("second", () -> client.getInputStream().read());
            hub.spawn("writer", () -> {
                accepted.getOutputStream().write(42);
                return null;
            });
            hub.run();
            assertThat(first.get()).isEqualTo(42);
            assertThat(second.failure()).isInstanceOf(SocketException.class)
                .hasMessageStartingWith("second can't read while first is reading");
        }
    }

    @Test
    void othersReadAndWriteAfterAKill() throws Exception {
        try (Hub hub = new Hub()) {
            Greenlet<?> reader = hub.spawn("reader", () -> client.getInputStream().read());
            Greenlet<?> writer = hub.spawn("writer", () -> write(client, noise(5)));
            Greenlet<Integer> next = hub.spawn("next", () -> {
                reader.kill();
                writer.kill();
                reader.join();
                accepted.getOutputStream().write(42);
                return client.getInputStream().read();
            });
            Greenlet<?> nextWriter = hub.spawn("next writer", () -> write(client, new byte[1]));
            hub.spawn("peer", () -> accepted.getInputStream().readAllBytes());
            hub.run();
            assertThat(writer.failure()).isInstanceOf(GreenletExit.class);
            assertThat(next.get()).isEqualTo(42);
            assertThat(nextWriter.failure()).isNull();
        }
    }

    @Test
    void oneThreadReadsWhileAnotherWrites() throws Exception {
        byte[] bytes = noise(3);
        ExecutionContext.THREAD.startOther(() -> write(client, bytes));
        ExecutionContext.GREENLET.run(() -> assertThat(accepted.getInputStream().readAllBytes()).isEqualTo(bytes));
    }

    @Test
    void zeroLengthReadAndWriteReturnAtOnce() throws IOException {
        byte[] none = new byte[0];
        assertThat(client.getInputStream().read(none)).isZero();
        client.getOutputStream().write(none);
        assertThatThrownBy(() -> client.getInputStream().read(new byte[2], 1, 2))
            .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> client.getOutputStream().write(new byte[2], -1, 1))
            .isInstanceOf(IndexOutOfBoundsException.class);
        client.getOutputStream().write(200);
        assertThat(accepted.getInputStream().read()).isEqualTo(200);
    }

    @Test
    void availableReturnsBufferedBytes() throws IOException {
        assertThat(accepted.getInputStream().available()).isZero();
        client.getOutputStream().write(new byte[3]);
        assertThat(accepted.getInputStream().read()).isZero();
        assertThat(accepted.getInputStream().available()).isEqualTo(2);
        accepted.close();
        assertThatThrownBy(client.getInputStream()::read).isInstanceOf(SocketException.class);   // 2 bytes were unread
    }
}
