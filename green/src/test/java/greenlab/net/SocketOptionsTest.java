package greenlab.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketOption;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The options of a patched socket, by the old setters and by name. */
class SocketOptionsTest extends WithServer {
    private Socket socket;

    @BeforeEach
    void open() {
        socket = new Socket();
    }

    @AfterEach
    void close() throws IOException {
        socket.close();
    }

    @Test
    void optionsAreSetByName() throws IOException {
        Map<SocketOption<?>, Object> values = Map.of(StandardSocketOptions.SO_KEEPALIVE, true,
            StandardSocketOptions.SO_REUSEADDR, true, StandardSocketOptions.SO_REUSEPORT, true,
            StandardSocketOptions.TCP_NODELAY, true, StandardSocketOptions.SO_LINGER, 4,
            StandardSocketOptions.IP_TOS, 8);
        for (Map.Entry<SocketOption<?>, Object> one : values.entrySet()) {
            set(one.getKey(), one.getValue());
            assertThat(socket.<Object>getOption(any(one.getKey()))).isEqualTo(one.getValue());
        }
        assertThat(socket.supportedOptions()).containsAll(values.keySet())
            .contains(StandardSocketOptions.SO_SNDBUF, StandardSocketOptions.SO_RCVBUF);
        assertThatThrownBy(() -> socket.setOption(StandardSocketOptions.IP_MULTICAST_TTL, 1))
            .isInstanceOf(UnsupportedOperationException.class);
    }

    @SuppressWarnings("unchecked")
    private static SocketOption<Object> any(SocketOption<?> name) {
        return (SocketOption<Object>) name;
    }

    private void set(SocketOption<?> name, Object value) throws IOException {
        socket.setOption(any(name), value);
    }

    @Test
    void oldSettersSetTheSameOptions() throws IOException {
        socket.setKeepAlive(true);
        socket.setReuseAddress(true);
        socket.setTcpNoDelay(true);
        socket.setSoLinger(true, 4);
        socket.setTrafficClass(8);
        socket.setOOBInline(true);
        socket.setSoTimeout(1234);
        socket.setSendBufferSize(20_000);
        socket.setReceiveBufferSize(20_000);
        socket.connect(server.getLocalAddress());
        assertThat(socket.getKeepAlive()).isTrue();
        assertThat(socket.getReuseAddress()).isTrue();
        assertThat(socket.getTcpNoDelay()).isTrue();
        assertThat(socket.getOption(StandardSocketOptions.SO_LINGER)).isEqualTo(4);
        assertThat(socket.getTrafficClass()).isEqualTo(8);
        assertThat(socket.getOOBInline()).isTrue();
        assertThat(socket.getSoTimeout()).isEqualTo(1234);
        assertThat(socket.getSendBufferSize()).isGreaterThanOrEqualTo(20_000);
        assertThat(socket.getReceiveBufferSize()).isGreaterThanOrEqualTo(20_000);
        socket.setSoLinger(false, 0);
        assertThat(socket.getSoLinger()).isEqualTo(-1);
    }

    @Test
    void urgentDataIsReadOnlyInline() throws IOException {
        assertThatThrownBy(() -> socket.sendUrgentData('-'))
            .isInstanceOf(SocketException.class).hasMessage("Not connected");
        socket.connect(server.getLocalAddress());
        try (SocketChannel peer = server.accept()) {
            peer.socket().sendUrgentData('a');
            peer.write(ByteBuffer.wrap(new byte[] {'b'}));
            assertThat(socket.getInputStream().read()).isEqualTo('b');
            peer.socket().setOOBInline(true);
            socket.sendUrgentData('c');
            assertThat(peer.socket().getInputStream().read()).isEqualTo('c');
        }
    }

    @Test
    void localAddressIsReportedBeforeAndAfterBind() throws IOException {
        assertThat(socket.getLocalAddress().isAnyLocalAddress()).isTrue();
        assertThat(socket.getLocalPort()).isEqualTo(-1);
        assertThat(socket.getPort()).isZero();
        InetAddress loopback = InetAddress.getLoopbackAddress();
        socket.bind(new InetSocketAddress(loopback, 0));
        int port = socket.getLocalPort();
        assertThat(port).isPositive();
        assertThatThrownBy(() -> socket.bind(null)).isInstanceOf(SocketException.class).hasMessage("Already bound");
        socket.connect(server.getLocalAddress());
        assertThat(socket.getLocalSocketAddress()).isEqualTo(new InetSocketAddress(loopback, port));
        socket.close();
        assertThatThrownBy(() -> socket.setTcpNoDelay(true)).hasMessage("Socket is closed");
        assertThat(socket.getLocalAddress().isAnyLocalAddress()).isTrue();
    }

    /** What a socket is with -Djava.net.preferIPv4Stack=true: a channel that knows no IPv6 addresses. */
    @Test
    void ipv6AddressOnIpv4SocketThrowsAsTheJdks() throws IOException {
        try (SocketChannel ipv4 = SocketChannel.open(StandardProtocolFamily.INET)) {
            var live = new NonBlockingChannel<>(ipv4);
            assertThatThrownBy(() -> live.once(() -> ipv4.connect(new InetSocketAddress("::1", 1))))
                .isInstanceOf(SocketException.class).hasMessage("IPv6 protocol family unavailable");
        }
    }
}
