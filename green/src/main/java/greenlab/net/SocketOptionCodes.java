package greenlab.net;

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
 * A socket's options, by {@link SocketOption} and by the numbers of {@link SocketOptions}. Two are not options of a
 * channel and are stored here: SO_TIMEOUT, and the traffic class of a server socket, which accepted connections
 * inherit.
 */
final class SocketOptionCodes {
    /** Supported by channels, but without a constant in StandardSocketOptions. */
    private static final String URGENT_INLINE = "SO_OOBINLINE";
    private static final Map<Integer, String> NAMES = Map.of(
        SocketOptions.TCP_NODELAY, "TCP_NODELAY", SocketOptions.SO_KEEPALIVE, "SO_KEEPALIVE",
        SocketOptions.SO_LINGER, "SO_LINGER", SocketOptions.SO_OOBINLINE, URGENT_INLINE,
        SocketOptions.SO_SNDBUF, "SO_SNDBUF", SocketOptions.SO_RCVBUF, "SO_RCVBUF",
        SocketOptions.SO_REUSEADDR, "SO_REUSEADDR", SocketOptions.SO_REUSEPORT, "SO_REUSEPORT",
        SocketOptions.IP_TOS, "IP_TOS");

    private final NonBlockingChannel<?> live;
    private final NetworkChannel channel;
    private final boolean storesTrafficClass;
    private volatile int trafficClass;
    private volatile int soTimeoutMillis;

    SocketOptionCodes(NonBlockingChannel<?> live) {
        this.live = live;
        this.channel = (NetworkChannel) live.channel();
        this.storesTrafficClass = !channel.supportedOptions().contains(StandardSocketOptions.IP_TOS);
    }

    /** The time limit of a read or accept in milliseconds; 0 is no limit. */
    int soTimeoutMillis() {
        return soTimeoutMillis;
    }

    void inherit(SocketOptionCodes listening) throws IOException {
        if (listening.trafficClass != 0) {
            set(StandardSocketOptions.IP_TOS, listening.trafficClass);
        }
    }

    void copySoTimeout(SocketOptionCodes earlier) {
        soTimeoutMillis = earlier.soTimeoutMillis;
    }

    Set<SocketOption<?>> supported() {
        Set<SocketOption<?>> options = all();
        options.removeIf(option -> option.name().equals(URGENT_INLINE));
        return options;
    }

    private Set<SocketOption<?>> all() {
        Set<SocketOption<?>> options = new HashSet<>(channel.supportedOptions());
        options.add(StandardSocketOptions.IP_TOS);
        return options;
    }

    <T> void set(SocketOption<T> option, T value) throws IOException {
        if (option == StandardSocketOptions.IP_TOS && storesTrafficClass) {
            live.ensureOpen();
            if (!(value instanceof Integer number) || number < 0 || number > 255) {
                throw new IllegalArgumentException("Invalid value '" + value + "'");
            }
            trafficClass = number;
        } else {
            live.once(() -> channel.setOption(option, value));
        }
    }

    <T> T get(SocketOption<T> option) throws IOException {
        if (option == StandardSocketOptions.IP_TOS && storesTrafficClass) {
            live.ensureOpen();
            return option.type().cast(trafficClass);
        }
        return live.once(() -> channel.getOption(option));
    }

    /**
     * {@code setSoLinger(false, ...)} passes FALSE instead of a number of seconds; a channel expects a negative one.
     */
    void set(int code, Object value) throws SocketException {
        live.ensureOpen();
        try {
            switch (code) {
                case SocketOptions.SO_TIMEOUT -> soTimeoutMillis = (Integer) value;
                case SocketOptions.SO_LINGER -> set(byCode(code), value instanceof Boolean ? -1 : value);
                default -> set(byCode(code), value);
            }
        } catch (IOException | IllegalArgumentException failed) {
            throw NonBlockingChannel.asSocketException(failed);
        }
    }

    Object get(int code) throws SocketException {
        live.ensureOpen();
        try {
            return switch (code) {
                case SocketOptions.SO_TIMEOUT -> soTimeoutMillis;
                case SocketOptions.SO_BINDADDR -> live.once(this::localAddress);
                default -> get(byCode(code));
            };
        } catch (IOException failed) {
            throw NonBlockingChannel.asSocketException(failed);
        }
    }

    private InetAddress localAddress() throws IOException {
        InetSocketAddress local = (InetSocketAddress) channel.getLocalAddress();
        return (local != null ? local : new InetSocketAddress(0)).getAddress();
    }

    @SuppressWarnings("unchecked")
    private SocketOption<Object> byCode(int code) throws SocketException {
        return (SocketOption<Object>) all().stream().filter(option -> option.name().equals(NAMES.get(code))).findAny()
            .orElseThrow(() -> new SocketException("unknown socket option: " + code));
    }
}
