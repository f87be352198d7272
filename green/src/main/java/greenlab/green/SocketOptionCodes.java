package greenlab.green;

import java.io.IOException;
import java.net.SocketException;
import java.net.SocketOption;
import java.net.SocketOptions;
import java.net.StandardSocketOptions;
import java.nio.channels.NetworkChannel;
import java.util.Map;

/**
 * The options of {@link java.net.Socket}'s older setters, which name them by number, on a channel, which names them by
 * type. The read timeout is no option of a channel: it is kept here, for the socket to read.
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

    private NetworkChannel channel;
    private int soTimeoutMillis;

    void of(NetworkChannel opened) {
        channel = opened;
    }

    /** How long a read may wait, in milliseconds; 0 is for ever. */
    int soTimeoutMillis() {
        return soTimeoutMillis;
    }

    void set(int code, Object value) throws SocketException {
        if (code == SocketOptions.SO_TIMEOUT) {
            soTimeoutMillis = (Integer) value;
        } else if (code != SocketOptions.SO_OOBINLINE) {   // urgent data is refused anyway
            setOnChannel(named(code), value);
        }
    }

    Object get(int code) throws SocketException {
        try {
            return switch (code) {
                case SocketOptions.SO_TIMEOUT -> soTimeoutMillis;
                case SocketOptions.SO_OOBINLINE -> false;
                case SocketOptions.SO_BINDADDR ->
                    channel.getLocalAddress() instanceof java.net.InetSocketAddress local ? local.getAddress() : null;
                default -> channel.getOption(named(code));
            };
        } catch (IOException refused) {
            throw asSocketException(refused);
        }
    }

    /** {@code setSoLinger(false, ...)} passes FALSE for the number of seconds; a channel wants a negative one. */
    @SuppressWarnings("unchecked")
    private <T> void setOnChannel(SocketOption<T> option, Object value) throws SocketException {
        Object wanted = option == StandardSocketOptions.SO_LINGER && value instanceof Boolean ? -1 : value;
        try {
            channel.setOption(option, (T) wanted);
        } catch (IOException refused) {
            throw asSocketException(refused);
        }
    }

    private static SocketOption<?> named(int code) throws SocketException {
        SocketOption<?> option = BY_CODE.get(code);
        if (option == null) {
            throw new SocketException("a green socket has no option number " + code);
        }
        return option;
    }

    private static SocketException asSocketException(IOException refused) {
        SocketException exception = new SocketException("Socket closed");
        exception.initCause(refused);
        return refused instanceof SocketException already ? already : exception;
    }
}
