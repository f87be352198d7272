package greenlab.green;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.SocketOption;
import java.net.SocketOptions;
import java.net.StandardSocketOptions;
import java.nio.channels.NetworkChannel;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A socket's options: by type, as a channel has them, and by number, as the older setters of {@link java.net.Socket}
 * name them. Two are no options of a channel, and are kept here: how long to wait, and a listening socket's traffic
 * class, which the connections that it accepts inherit.
 */
final class SocketOptionCodes {
    private static final Map<Integer, SocketOption<?>> BY_CODE = Map.of(
        SocketOptions.TCP_NODELAY, StandardSocketOptions.TCP_NODELAY,
        SocketOptions.SO_KEEPALIVE, StandardSocketOptions.SO_KEEPALIVE,
        SocketOptions.SO_LINGER, StandardSocketOptions.SO_LINGER,
        SocketOptions.SO_SNDBUF, StandardSocketOptions.SO_SNDBUF,
        SocketOptions.SO_RCVBUF, StandardSocketOptions.SO_RCVBUF,
        SocketOptions.SO_REUSEADDR, StandardSocketOptions.SO_REUSEADDR,
        SocketOptions.SO_REUSEPORT, StandardSocketOptions.SO_REUSEPORT,
        SocketOptions.IP_TOS, StandardSocketOptions.IP_TOS);
    /** A channel supports it under this name only. Java's name for it is a number. */
    private static final String URGENT_INLINE = "SO_OOBINLINE";

    private final LiveChannel<?> live;
    private final NetworkChannel channel;
    private final boolean keepsTrafficClass;
    private volatile int trafficClass;
    private volatile int soTimeoutMillis;

    SocketOptionCodes(LiveChannel<?> live) {
        this.live = live;
        this.channel = (NetworkChannel) live.channel();
        this.keepsTrafficClass = !channel.supportedOptions().contains(StandardSocketOptions.IP_TOS);
    }

    /** How long a read or an accept may wait, in milliseconds; 0 is for ever. */
    int soTimeoutMillis() {
        return soTimeoutMillis;
    }

    /** A connection begins with what the socket that accepted it has kept for it. */
    void inherit(SocketOptionCodes listening) throws IOException {
        if (listening.trafficClass != 0) {
            set(StandardSocketOptions.IP_TOS, listening.trafficClass);
        }
    }

    /** What was set on a socket before it turned out to be one that a server accepts into. */
    void soTimeoutOf(SocketOptionCodes earlier) {
        soTimeoutMillis = earlier.soTimeoutMillis;
    }

    Set<SocketOption<?>> supported() {
        Set<SocketOption<?>> names = new HashSet<>(channel.supportedOptions());
        names.removeIf(name -> name.name().equals(URGENT_INLINE));
        names.add(StandardSocketOptions.IP_TOS);
        return names;
    }

    <T> void set(SocketOption<T> name, T value) throws IOException {
        if (name == StandardSocketOptions.IP_TOS && keepsTrafficClass) {
            live.ensureOpen();
            if (!(value instanceof Integer number) || number < 0 || number > 255) {
                throw new IllegalArgumentException("Invalid value '" + value + "'");
            }
            trafficClass = number;
        } else {
            live.once(() -> channel.setOption(name, value));
        }
    }

    <T> T get(SocketOption<T> name) throws IOException {
        if (name == StandardSocketOptions.IP_TOS && keepsTrafficClass) {
            live.ensureOpen();
            return name.type().cast(trafficClass);
        }
        return live.once(() -> channel.getOption(name));
    }

    /** {@code setSoLinger(false, ...)} passes FALSE for the number of seconds; a channel wants a negative one. */
    @SuppressWarnings("unchecked")
    void set(int code, Object value) throws SocketException {
        live.ensureOpen();
        if (code == SocketOptions.SO_TIMEOUT) {
            soTimeoutMillis = (Integer) value;
            return;
        }
        Object wanted = code == SocketOptions.SO_LINGER && value instanceof Boolean ? -1 : value;
        try {
            set((SocketOption<Object>) named(code), wanted);
        } catch (IOException | IllegalArgumentException refused) {
            throw LiveChannel.asSocketException(refused);
        }
    }

    Object get(int code) throws SocketException {
        live.ensureOpen();
        try {
            return switch (code) {
                case SocketOptions.SO_TIMEOUT -> soTimeoutMillis;
                case SocketOptions.SO_BINDADDR -> live.once(this::localAddress);
                default -> get(named(code));
            };
        } catch (IOException refused) {
            throw LiveChannel.asSocketException(refused);
        }
    }

    private InetAddress localAddress() throws IOException {
        InetSocketAddress local = (InetSocketAddress) channel.getLocalAddress();
        return (local != null ? local : new InetSocketAddress(0)).getAddress();
    }

    private SocketOption<?> named(int code) throws SocketException {
        SocketOption<?> option = code == SocketOptions.SO_OOBINLINE ? urgentInline() : BY_CODE.get(code);
        if (option == null) {
            throw new SocketException("a green socket has no option number " + code);
        }
        return option;
    }

    private SocketOption<?> urgentInline() {
        return channel.supportedOptions().stream().filter(o -> o.name().equals(URGENT_INLINE)).findAny().orElse(null);
    }
}
