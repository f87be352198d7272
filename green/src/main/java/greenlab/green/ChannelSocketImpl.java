package greenlab.green;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.SocketImpl;
import java.net.SocketOption;
import java.nio.channels.NetworkChannel;
import java.nio.channels.SelectableChannel;
import java.util.Set;

/** What the two green sockets share, the one that connects and the one that accepts: a channel and its options. */
abstract class ChannelSocketImpl<C extends SelectableChannel & NetworkChannel> extends SocketImpl {
    LiveChannel<C> live;
    SocketOptionCodes options;

    static void ensureStream(boolean stream) throws SocketException {
        if (!stream) {
            throw new SocketException("a green socket speaks TCP only");
        }
    }

    void use(C channel) throws IOException {
        live = new LiveChannel<>(channel);
        options = new SocketOptionCodes(live);
        fd = live.descriptor();
    }

    int boundPort() throws IOException {
        return live.once(() -> ((InetSocketAddress) live.channel().getLocalAddress()).getPort());
    }

    @Override
    protected void close() throws IOException {
        if (live != null) {
            live.close();
        }
    }

    @Override
    protected Set<SocketOption<?>> supportedOptions() {
        return options.supported();
    }

    @Override
    protected <T> void setOption(SocketOption<T> name, T value) throws IOException {
        options.set(name, value);
    }

    @Override
    protected <T> T getOption(SocketOption<T> name) throws IOException {
        return options.get(name);
    }

    @Override
    public void setOption(int code, Object value) throws SocketException {
        options.set(code, value);
    }

    @Override
    public Object getOption(int code) throws SocketException {
        return options.get(code);
    }
}
