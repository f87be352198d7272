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
import java.nio.channels.NetworkChannel;
import java.nio.channels.SelectableChannel;
import java.util.Set;

/**
 * The common part of the green sockets for connections and for servers: a channel and its options. Operations that
 * only one of them supports fail here for the other.
 */
abstract class ChannelSocketImpl<C extends SelectableChannel & NetworkChannel> extends SocketImpl {
    NonBlockingChannel<C> live;
    SocketOptionCodes options;

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
        options = new SocketOptionCodes(live);
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
