package greenlab.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import greenlab.green.Greenlet;
import greenlab.green.Hub;
import greenlab.green.Transcript;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reading, writing and connecting of patched sockets. */
class GreenSocketTest extends WithServer {
    private static final int TIMEOUT_MILLIS = 50;

    /** A body that may throw. */
    private interface Body {
        void run() throws IOException;
    }

    private static void inGreenlets(Body... bodies) throws IOException {
        try (Hub hub = new Hub()) {
            List<Greenlet<Void>> greenlets = Stream.of(bodies).map(body -> hub.spawn("test", () -> {
                try {
                    body.run();
                } catch (IOException failed) {
                    throw new AssertionError(failed);
                }
            })).toList();
            hub.run();
            assertThat(greenlets).allSatisfy(greenlet -> assertThat(greenlet.failure()).isNull());
        }
    }

    @Test
    void othersRunDuringARead() throws IOException {
        Transcript transcript = new Transcript();
        inGreenlets(() -> {
            try (Socket socket = connected(); SocketChannel peer = server.accept()) {
                Hub hub = Hub.current().hub();
                hub.spawn("sender", () -> {
                    transcript.add("the other runs");
                    send(peer, "x");
                });
                transcript.add("read");
                transcript.add("got " + (char) socket.getInputStream().read());
            }
        });
        assertThat(transcript).hasToString("""
            read
            the other runs
            got x
            """);
    }

    @Test
    void readOutsideAGreenletBlocks() throws Exception {
        try (Socket socket = connected(); SocketChannel peer = server.accept()) {
            Thread sender = Thread.ofPlatform().start(() -> {
                Transcript.sleep(TIMEOUT_MILLIS);
                send(peer, "x");
            });
            assertThat(socket.getInputStream().read()).isEqualTo('x');
            sender.join();
        }
    }

    @Test
    void readTimesOutAndSocketStaysUsable() throws IOException {
        inGreenlets(() -> {
            try (Socket socket = connected(); SocketChannel peer = server.accept()) {
                socket.setSoTimeout(TIMEOUT_MILLIS);
                long start = System.nanoTime();
                assertThatThrownBy(() -> socket.getInputStream().read())
                    .isInstanceOf(SocketTimeoutException.class).hasMessage("Read timed out");
                assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(TIMEOUT_MILLIS * 1_000_000L);
                send(peer, "x");
                assertThat(socket.getInputStream().read()).isEqualTo('x');
            }
        });
    }

    @Test
    void readReturnsMinusOneAtEndOfStream() throws IOException {
        inGreenlets(() -> {
            try (Socket socket = connected()) {
                server.accept().close();
                assertThat(socket.getInputStream().read()).isEqualTo(-1);
            }
        });
    }

    @Test
    void refusedConnectionThrowsAsTheJdks() throws IOException {
        int unusedPort = port();
        server.close();
        inGreenlets(() -> assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), unusedPort))
            .isInstanceOf(ConnectException.class).hasMessageContaining("refused"));
    }

    @Test
    void addressesPortsAndOptionsAreReported() throws IOException {
        try (Socket socket = connected(); SocketChannel peer = server.accept()) {
            assertThat(socket.getPort()).isEqualTo(port());
            assertThat(socket.getInetAddress().isLoopbackAddress()).isTrue();
            assertThat(peer.getRemoteAddress()).isEqualTo(socket.getLocalSocketAddress());
            socket.setTcpNoDelay(true);
            assertThat(socket.getTcpNoDelay()).isTrue();
            socket.setSoLinger(true, 3);
            assertThat(socket.getSoLinger()).isEqualTo(3);
            socket.setSoLinger(false, 0);
            assertThat(socket.getSoLinger()).isEqualTo(-1);
            assertThat(socket.getInputStream().available()).isZero();
        }
    }

    @Test
    void operationsAfterCloseThrowSocketClosed() throws IOException {
        try (Socket socket = connected()) {
            var in = socket.getInputStream();
            var out = socket.getOutputStream();
            socket.close();
            assertThatThrownBy(in::read).isInstanceOf(SocketException.class).hasMessage("Socket closed");
            assertThatThrownBy(() -> out.write(1)).isInstanceOf(SocketException.class).hasMessage("Socket closed");
        }
    }

    @Test
    void dataLargerThanTheBuffersArrivesWhole() throws Exception {
        byte[] sent = new byte[3_000_000];
        new java.util.Random(1).nextBytes(sent);
        byte[][] received = new byte[1][];
        try (Socket socket = connected(); SocketChannel peer = server.accept()) {
            Thread reader = Thread.ofPlatform().start(() -> {
                try {
                    received[0] = peer.socket().getInputStream().readAllBytes();
                } catch (IOException failed) {
                    throw new AssertionError(failed);
                }
            });
            inGreenlets(() -> {
                socket.getOutputStream().write(sent);
                socket.shutdownOutput();
            });
            reader.join();
        }
        assertThat(received[0]).isEqualTo(sent);
    }

    private static void send(SocketChannel peer, String text) {
        try {
            peer.write(ByteBuffer.wrap(text.getBytes()));
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }
}
