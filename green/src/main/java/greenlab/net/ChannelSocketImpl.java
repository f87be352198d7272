package greenlab.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketImpl;
import java.net.SocketOption;
import java.net.SocketOptions;
import java.net.StandardSocketOptions;
import java.nio.channels.NetworkChannel;
import java.nio.channels.SelectableChannel;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The common part of the green sockets for connections and for servers: a channel and its options. Operations that
 * only one of them supports fail here for the other.
 *
 * <p>Two options are not options of a channel and are stored here: SO_TIMEOUT, and the traffic class of a server
 * socket, which accepted connections inherit.
 */
abstract class ChannelSocketImpl<C extends SelectableChannel & NetworkChannel> extends SocketImpl {
    /** Supported by channels, but without a constant in StandardSocketOptions. */
    private static final String URGENT_INLINE = "SO_OOBINLINE";
    private static final Map<Integer, String> OPTION_NAMES = Map.of(
        SocketOptions.TCP_NODELAY, "TCP_NODELAY", SocketOptions.SO_KEEPALIVE, "SO_KEEPALIVE",
        SocketOptions.SO_LINGER, "SO_LINGER", SocketOptions.SO_OOBINLINE, URGENT_INLINE,
        SocketOptions.SO_SNDBUF, "SO_SNDBUF", SocketOptions.SO_RCVBUF, "SO_RCVBUF",
        SocketOptions.SO_REUSEADDR, "SO_REUSEADDR", SocketOptions.SO_REUSEPORT, "SO_REUSEPORT",
        SocketOptions.IP_TOS, "IP_TOS");

    NonBlockingChannel<C> live;
    /** The time limit of a read or accept in milliseconds; 0 is no limit. */
    volatile int soTimeoutMillis;
    volatile int trafficClass;

    abstract C open() throws IOException;

    @Override
    protected void create(boolean stream) throws IOException {
        if (!stream) {
            throw unsupported("speak anything but TCP");
        }
        use(open());
    }

    void use(C channel) throws IOException {
        live = new NonBlockingChannel<>(channel);
        fd = live.descriptor();
    }

    void ensureUnbound() throws SocketException {
        live.ensureOpen();
        if (localport != 0) {
            throw new SocketException("Already bound");
        }
    }

    int boundPort() throws IOException {
        return live.once(() -> ((InetSocketAddress) live.channel().getLocalAddress()).getPort());
    }

    @Override
    protected void connect(String host, int port) throws IOException {
        connect(new InetSocketAddress(host, port), 0);
    }

    @Override
    protected void connect(InetAddress to, int port) throws IOException {
        connect(new InetSocketAddress(to, port), 0);
    }

    @Override
    protected void connect(SocketAddress to, int timeoutMillis) throws IOException {
        throw unsupported("connect");
    }

    @Override
    protected void listen(int backlog) throws IOException {
        throw unsupported("listen");
    }

    @Override
    protected void accept(SocketImpl into) throws IOException {
        throw unsupported("accept");
    }

    @Override
    protected InputStream getInputStream() throws IOException {
        throw unsupported("read");
    }

    @Override
    protected OutputStream getOutputStream() throws IOException {
        throw unsupported("write");
    }

    @Override
    protected int available() throws IOException {
        throw unsupported("read");
    }

    @Override
    protected void sendUrgentData(int data) throws IOException {
        throw unsupported("send urgent data");
    }

    SocketException unsupported(String operation) {
        return new SocketException("a " + getClass().getSimpleName() + " can't " + operation);
    }

    @Override
    protected void close() throws IOException {
        if (live != null) {
            live.close();
        }
    }

    @Override
    protected Set<SocketOption<?>> supportedOptions() {
        Set<SocketOption<?>> options = new HashSet<>(live.channel().supportedOptions());
        options.add(StandardSocketOptions.IP_TOS);
        options.removeIf(option -> option.name().equals(URGENT_INLINE));
        return options;
    }

    private boolean isStored(SocketOption<?> option) {
        return option == StandardSocketOptions.IP_TOS && !live.channel().supportedOptions().contains(option);
    }

    @Override
    protected <T> void setOption(SocketOption<T> option, T value) throws IOException {
        if (isStored(option)) {
            live.ensureOpen();
            if (!(value instanceof Integer number) || number < 0 || number > 255) {
                throw new IllegalArgumentException("Invalid value '" + value + "'");
            }
            trafficClass = number;
        } else {
            live.once(() -> live.channel().setOption(option, value));
        }
    }

    @Override
    protected <T> T getOption(SocketOption<T> option) throws IOException {
        if (isStored(option)) {
            live.ensureOpen();
            return option.type().cast(trafficClass);
        }
        return live.once(() -> live.channel().getOption(option));
    }

    /**
     * {@code setSoLinger(false, ...)} passes FALSE instead of a number of seconds; a channel expects a negative one.
     */
    @Override
    public void setOption(int code, Object value) throws SocketException {
        live.ensureOpen();
        try {
            switch (code) {
                case SocketOptions.SO_TIMEOUT -> soTimeoutMillis = (Integer) value;
                case SocketOptions.SO_LINGER -> setOption(byCode(code), value instanceof Boolean ? -1 : value);
                default -> setOption(byCode(code), value);
            }
        } catch (IOException | IllegalArgumentException failed) {
            throw NonBlockingChannel.asSocketException(failed);
        }
    }

    @Override
    public Object getOption(int code) throws SocketException {
        live.ensureOpen();
        try {
            return switch (code) {
                case SocketOptions.SO_TIMEOUT -> soTimeoutMillis;
                case SocketOptions.SO_BINDADDR -> live.once(this::localAddress);
                default -> getOption(byCode(code));
            };
        } catch (IOException failed) {
            throw NonBlockingChannel.asSocketException(failed);
        }
    }

    private InetAddress localAddress() throws IOException {
        InetSocketAddress local = (InetSocketAddress) live.channel().getLocalAddress();
        return (local != null ? local : new InetSocketAddress(0)).getAddress();
    }

    /** A loop, since each connection of a client sets an option. */
    @SuppressWarnings("unchecked")
    private SocketOption<Object> byCode(int code) throws SocketException {
        String name = OPTION_NAMES.get(code);
        for (SocketOption<?> option : live.channel().supportedOptions()) {
            if (option.name().equals(name)) {
                return (SocketOption<Object>) option;
            }
        }
        if (code == SocketOptions.IP_TOS) {
            return (SocketOption<Object>) (SocketOption<?>) StandardSocketOptions.IP_TOS;
        }
        throw new SocketException("unknown socket option: " + code);
    }
}
