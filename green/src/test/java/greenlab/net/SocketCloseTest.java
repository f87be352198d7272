package greenlab.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import greenlab.green.Transcript;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Close, half-close, reset, interrupt and timeout of patched sockets. */
@Timeout(20)
class SocketCloseTest extends WithServer {
    private static final int SOON_MILLIS = 150;

    /** The possible pairs of a waiting and a closing context. A greenlet runs only on its hub's thread. */
    static Stream<Arguments> waitersAndClosers() {
        return Stream.of(ExecutionContext.values()).flatMap(waiter -> Stream.of(ExecutionContext.values())
            .filter(closer -> closer != ExecutionContext.GREENLET || waiter == ExecutionContext.GREENLET)
            .map(closer -> Arguments.of(waiter, closer)));
    }

    private static void closeSoon(ExecutionContext closer, Socket socket) {
        closer.startOther(() -> {
            Transcript.sleep(SOON_MILLIS);
            socket.close();
        });
    }

    private static void assertClosed(ExecutionContext.Body waiting) {
        assertThat(ExecutionContext.thrownBy(waiting)).isInstanceOf(SocketException.class).hasMessage("Socket closed");
    }

    @ParameterizedTest
    @MethodSource("waitersAndClosers")
    void closeEndsRead(ExecutionContext waiter, ExecutionContext closer) throws Exception {
        waiter.run(() -> {
            try (Socket socket = connected(); SocketChannel peer = server.accept()) {
                closeSoon(closer, socket);
                assertClosed(socket.getInputStream()::read);
                assertThat(peer.read(ByteBuffer.allocate(1))).isEqualTo(-1);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("waitersAndClosers")
    void closeEndsWrite(ExecutionContext waiter, ExecutionContext closer) throws Exception {
        waiter.run(() -> {
            try (Socket socket = connected(); SocketChannel peer = server.accept()) {
                closeSoon(closer, socket);
                assertClosed(() -> socket.getOutputStream().write(new byte[50_000_000]));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("waitersAndClosers")
    void closeEndsConnect(ExecutionContext waiter, ExecutionContext closer) throws Exception {
        try (FullBacklog crowded = new FullBacklog()) {
            waiter.run(() -> {
                Socket socket = new Socket();
                closeSoon(closer, socket);
                assertClosed(() -> socket.connect(crowded.address()));
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void connectTimesOutAndClosesTheSocket(ExecutionContext context) throws Exception {
        try (FullBacklog crowded = new FullBacklog()) {
            context.run(() -> {
                Socket socket = new Socket();
                long start = System.nanoTime();
                assertThatThrownBy(() -> socket.connect(crowded.address(), SOON_MILLIS))
                    .isInstanceOf(SocketTimeoutException.class).hasMessage("Connect timed out");
                assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(SOON_MILLIS * 1_000_000L);
                assertThatThrownBy(() -> socket.connect(crowded.address())).isInstanceOf(SocketException.class);
            });
        }
    }

    @Test
    void unresolvedAddressThrowsUnknownHost() {
        assertThatThrownBy(() -> new Socket().connect(InetSocketAddress.createUnresolved("nowhere.invalid", 1)))
            .isInstanceOf(UnknownHostException.class).hasMessage("nowhere.invalid");
    }

    @ParameterizedTest
    @EnumSource
    void resetByPeerFailsEachRead(ExecutionContext context) throws Exception {
        context.run(() -> {
            try (Socket socket = connected(); SocketChannel peer = server.accept()) {
                context.startOther(() -> {
                    Transcript.sleep(SOON_MILLIS);
                    peer.socket().setSoLinger(true, 0);
                    peer.close();
                });
                for (int time = 0; time < 2; time++) {
                    assertThatThrownBy(socket.getInputStream()::read)
                        .isInstanceOf(SocketException.class).hasMessage("Connection reset");
                }
                assertThat(socket.getInputStream().available()).isZero();
                assertThatThrownBy(() -> writeTwice(socket)).isInstanceOf(SocketException.class);
            }
        });
    }

    private static void writeTwice(Socket socket) throws IOException {
        socket.getOutputStream().write(1);
        socket.getOutputStream().write(2);
    }

    @ParameterizedTest
    @EnumSource
    void closeWithLingerZeroResetsThePeer(ExecutionContext context) throws Exception {
        context.run(() -> {
            try (SocketChannel peer = waitedThenReset()) {
                assertThatThrownBy(() -> peer.read(ByteBuffer.allocate(1))).hasMessageContaining("reset");
            }
        });
    }

    /** After a wait the channel may be registered with a selector. */
    private SocketChannel waitedThenReset() throws IOException {
        Socket socket = connected();
        SocketChannel peer = server.accept();
        socket.setSoTimeout(1);
        assertThatThrownBy(socket.getInputStream()::read).isInstanceOf(SocketTimeoutException.class);
        socket.setSoLinger(true, 0);
        socket.close();
        Transcript.sleep(SOON_MILLIS);
        return peer;
    }

    @ParameterizedTest
    @EnumSource
    void shutdownInputEndsAWaitingRead(ExecutionContext context) throws Exception {
        context.run(() -> {
            try (Socket socket = connected(); SocketChannel peer = server.accept()) {
                var in = socket.getInputStream();
                context.startOther(() -> {
                    Transcript.sleep(SOON_MILLIS);
                    socket.shutdownInput();
                });
                assertThat(in.read()).isEqualTo(-1);
                peer.write(ByteBuffer.wrap(new byte[] {1}));
                assertThat(in.read()).isEqualTo(-1);
                assertThat(in.available()).isZero();
                socket.getOutputStream().write(1);   // the other half is open
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void shutdownOutputEndsPeersStreamAndFailsWrites(ExecutionContext context) throws Exception {
        context.run(() -> {
            try (Socket socket = connected(); SocketChannel peer = server.accept()) {
                var out = socket.getOutputStream();
                socket.shutdownOutput();
                assertThat(peer.read(ByteBuffer.allocate(1))).isEqualTo(-1);
                assertThatThrownBy(() -> out.write(1)).isInstanceOf(SocketException.class).hasMessage("Broken pipe");
                peer.write(ByteBuffer.wrap(new byte[] {7}));
                assertThat(socket.getInputStream().read()).isEqualTo(7);   // the other half is open
            }
        });
    }

    @Test
    void endOfStreamRemainsAfterClose() throws IOException {
        Socket socket = connected();
        server.accept().close();
        var in = socket.getInputStream();
        assertThat(in.read()).isEqualTo(-1);
        socket.close();
        assertThat(in.read()).isEqualTo(-1);
        assertThat(socket.getLocalAddress().isAnyLocalAddress()).isTrue();
        assertThat(socket.getPort()).isEqualTo(port());
        assertThat(socket.getLocalPort()).isPositive();
    }

    @Test
    void interruptedThreadContinuesItsRead() throws Exception {
        try (Socket socket = connected(); SocketChannel peer = server.accept()) {
            Thread reader = Thread.currentThread();
            ExecutionContext.THREAD.startOther(() -> {
                reader.interrupt();
                Thread.sleep(SOON_MILLIS);
                reader.interrupt();
                Thread.sleep(SOON_MILLIS);
                peer.write(ByteBuffer.wrap(new byte[] {7}));
            });
            assertThat(socket.getInputStream().read()).isEqualTo(7);
            assertThat(Thread.interrupted()).isTrue();
            socket.getOutputStream().write(1);   // the socket is still open
        }
    }

    @Test
    void interruptClosesAVirtualThreadsSocket() throws Exception {
        ExecutionContext.VIRTUAL.run(() -> {
            try (Socket socket = connected(); SocketChannel peer = server.accept()) {
                Thread reader = Thread.currentThread();
                ExecutionContext.THREAD.startOther(() -> {
                    Thread.sleep(SOON_MILLIS);
                    reader.interrupt();
                });
                assertThatThrownBy(socket.getInputStream()::read)
                    .isInstanceOf(SocketException.class).hasMessage("Closed by interrupt");
                assertThat(socket.isClosed()).isTrue();
            }
        });
    }
}
