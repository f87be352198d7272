package greenlab.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import greenlab.green.Transcript;
import greenlab.monkey.Patch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Patched {@link ServerSocket}s. The clients are patched sockets, or channels, which no patch affects. */
@Timeout(20)
class GreenServerSocketTest {
    private static final int TIMEOUT_MILLIS = 50;

    @BeforeAll
    static void patch() {
        Patch.SOCKET.apply();
        Patch.SERVER_SOCKET.apply();
    }

    private static ServerSocket listening() throws IOException {
        return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @Test
    void serverAndClientsShareOneThread() throws Exception {
        Transcript transcript = new Transcript();
        ExecutionContext.GREENLET.run(() -> {
            ServerSocket server = listening();
            ExecutionContext.GREENLET.startOther(() -> {
                try (server; Socket peer = server.accept()) {
                    transcript.add("accepted");
                    peer.getOutputStream().write(peer.getInputStream().read() + 1);
                }
            });
            try (Socket socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
                transcript.add("connected");
                socket.getOutputStream().write('a');
                transcript.add("got " + (char) socket.getInputStream().read());
            }
        });
        assertThat(transcript.toString()).contains("accepted\n").endsWith("got b\n");
    }

    @ParameterizedTest
    @EnumSource
    void acceptTimesOutAndServerStaysUsable(ExecutionContext context) throws Exception {
        context.run(() -> {
            try (ServerSocket server = listening()) {
                server.setSoTimeout(TIMEOUT_MILLIS);
                long start = System.nanoTime();
                assertThatThrownBy(server::accept)
                    .isInstanceOf(SocketTimeoutException.class).hasMessage("Accept timed out");
                assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(TIMEOUT_MILLIS * 1_000_000L);
                try (SocketChannel peer = SocketChannel.open(server.getLocalSocketAddress());
                     Socket accepted = server.accept()) {
                    assertThat(accepted.getSoTimeout()).isZero();
                }
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void closeEndsAccept(ExecutionContext context) throws Exception {
        context.run(() -> {
            ServerSocket server = listening();
            context.startOther(() -> {
                Transcript.sleep(TIMEOUT_MILLIS);
                server.close();
            });
            assertThat(ExecutionContext.thrownBy(server::accept))
                .isInstanceOf(SocketException.class).hasMessage("Socket closed");
            assertThatThrownBy(server::accept).isInstanceOf(SocketException.class).hasMessage("Socket is closed");
        });
    }

    @ParameterizedTest
    @EnumSource
    void closedServerRefusesConnections(ExecutionContext context) throws Exception {
        context.run(() -> {
            ServerSocket server = listening();
            server.close();
            assertThatThrownBy(() -> SocketChannel.open(server.getLocalSocketAddress()))
                .hasMessageContaining("refused");
        });
    }

    @Test
    void closeByAnotherThreadEndsGreenletsAccept() throws Exception {
        ExecutionContext.GREENLET.run(() -> {
            ServerSocket server = listening();
            ExecutionContext.THREAD.startOther(() -> {
                Thread.sleep(TIMEOUT_MILLIS);
                server.close();
            });
            assertThat(ExecutionContext.thrownBy(server::accept))
                .isInstanceOf(SocketException.class).hasMessage("Socket closed");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "0.0.0.0"})
    void bothSidesHaveAddressesAndPorts(String host) throws IOException {
        InetAddress address = InetAddress.getByName(host);
        try (ServerSocket server = new ServerSocket(0, 50, address)) {
            assertThat(server.getInetAddress()).isEqualTo(address);
            assertThat(server.getLocalPort()).isPositive();
            InetAddress reached = address.isAnyLocalAddress() ? InetAddress.getByName("127.0.0.1") : address;
            try (Socket client = new Socket(reached, server.getLocalPort()); Socket accepted = server.accept()) {
                assertThat(accepted.getInetAddress()).isEqualTo(reached);
                assertThat(accepted.getLocalAddress()).isEqualTo(reached);
                assertThat(accepted.getLocalPort()).isEqualTo(server.getLocalPort());
                assertThat(accepted.getRemoteSocketAddress()).isEqualTo(client.getLocalSocketAddress());
                assertThat(accepted.getLocalSocketAddress()).isEqualTo(client.getRemoteSocketAddress());
            }
        }
    }

    @Test
    void unboundServerBindsLater() throws IOException {
        try (ServerSocket server = new ServerSocket()) {
            assertThat(server.getLocalPort()).isEqualTo(-1);
            assertThatThrownBy(server::accept)
                .isInstanceOf(SocketException.class).hasMessage("Socket is not bound yet");
            server.setReceiveBufferSize(20_000);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            assertThatThrownBy(() -> server.bind(null)).hasMessage("Already bound");
            assertThatThrownBy(() -> new ServerSocket(server.getLocalPort(), 1, server.getInetAddress()))
                .isInstanceOf(java.net.BindException.class);
        }
    }

    @Test
    void optionsAreSetAndTrafficClassIsInherited() throws IOException {
        try (ServerSocket server = listening()) {
            assertThat(server.getReuseAddress()).isTrue();
            assertThat(server.supportedOptions()).contains(StandardSocketOptions.SO_RCVBUF,
                StandardSocketOptions.SO_REUSEADDR, StandardSocketOptions.SO_REUSEPORT, StandardSocketOptions.IP_TOS);
            assertThatThrownBy(() -> server.setOption(StandardSocketOptions.TCP_NODELAY, true))
                .isInstanceOf(UnsupportedOperationException.class);
            server.setOption(StandardSocketOptions.IP_TOS, 8);
            try (SocketChannel peer = SocketChannel.open(server.getLocalSocketAddress());
                 Socket accepted = server.accept()) {
                assertThat(accepted.getTrafficClass()).isEqualTo(8);
            }
        }
    }

    /** As {@code SSLServerSocket} does: the server creates a socket of its own class and accepts into it. */
    @Test
    void acceptsIntoASocketSubclass() throws IOException {
        class Special extends Socket {}
        class SpecialServer extends ServerSocket {
            SpecialServer() throws IOException {}

            @Override
            public Socket accept() throws IOException {
                Special socket = new Special();
                socket.setSoTimeout(TIMEOUT_MILLIS);
                implAccept(socket);
                return socket;
            }
        }
        try (ServerSocket server = new SpecialServer()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            try (SocketChannel peer = SocketChannel.open(server.getLocalSocketAddress());
                 Socket accepted = server.accept()) {
                assertThat(accepted).isInstanceOf(Special.class);
                assertThat(accepted.isConnected()).isTrue();
                assertThat(accepted.getPort()).isEqualTo(peer.socket().getLocalPort());
                assertThatThrownBy(() -> accepted.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            }
        }
    }

    @Test
    void concurrentAcceptsGetOneConnectionEach() throws Exception {
        Transcript transcript = new Transcript();
        ExecutionContext.GREENLET.run(() -> {
            ServerSocket server = listening();
            for (int accepter = 0; accepter < 3; accepter++) {
                ExecutionContext.GREENLET.startOther(() -> {
                    try (Socket accepted = server.accept()) {
                        transcript.add("one");
                    }
                });
            }
            for (int client = 0; client < 3; client++) {
                try (Socket socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
                    assertThat(socket.getInputStream().read()).isEqualTo(-1);
                }
            }
            server.close();
        });
        assertThat(transcript).hasToString("one\none\none\n");
    }
}
