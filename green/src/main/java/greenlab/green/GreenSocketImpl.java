package greenlab.green;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketImpl;
import java.net.SocketOption;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Set;
import sun.nio.ch.SelChImpl;

/**
 * What lies under a {@link java.net.Socket} once sockets are patched: a channel that never blocks, so that whoever
 * waits can wait through the {@link Hub}. Each operation has one shape: try; if it would block, wait; try again.
 *
 * <p>Client side only: it connects, and refuses to listen or accept. Outside of a greenlet it waits in place, as the
 * JDK's own does. It is not for several threads at once.
 */
public final class GreenSocketImpl extends SocketImpl {
    private static final int LARGEST_CHUNK = 128 * 1024;   // NIO copies through a buffer as large as the request

    private SocketChannel channel;
    private final SocketOptionCodes options = new SocketOptionCodes();
    private boolean inputShut;

    @Override
    protected void create(boolean stream) throws IOException {
        if (!stream) {
            throw new SocketException("a green socket speaks TCP only");
        }
        channel = SocketChannel.open();
        channel.configureBlocking(false);
        options.of(channel);
        fd = ((SelChImpl) channel).getFD();   // native TLS libraries look for it here
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
        if (!(to instanceof InetSocketAddress remote)) {
            throw new IllegalArgumentException("not an internet address: " + to);
        }
        if (remote.isUnresolved()) {
            throw new UnknownHostException(remote.getHostName());
        }
        address = remote.getAddress();
        port = remote.getPort();
        try {
            connectBefore(Deadline.after(timeoutMillis), remote);
        } catch (IOException failed) {
            close();
            throw failed;
        }
        localport = channel.socket().getLocalPort();
    }

    private void connectBefore(Deadline deadline, InetSocketAddress remote) throws IOException {
        boolean connected = channel.connect(remote);
        while (!connected) {
            boolean timeLeft = Hub.await(channel, SelectionKey.OP_CONNECT, deadline.nanosLeft());
            connected = channel.finishConnect();
            if (!connected && !timeLeft) {
                throw new SocketTimeoutException("Connect timed out");
            }
        }
    }

    @Override
    protected void bind(InetAddress host, int wanted) throws IOException {
        channel.bind(new InetSocketAddress(host, wanted));
        localport = channel.socket().getLocalPort();
    }

    @Override
    protected void listen(int backlog) throws IOException {
        throw new SocketException("a green socket can't listen: only clients are patched");
    }

    @Override
    protected void accept(SocketImpl accepted) throws IOException {
        throw new SocketException("a green socket can't accept: only clients are patched");
    }

    int read(byte[] into, int offset, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(into, offset, Math.min(length, LARGEST_CHUNK));
        Deadline deadline = Deadline.after(options.soTimeoutMillis());
        for (boolean timeLeft = true; ; ) {
            int count = inputShut ? -1 : channel.read(buffer);
            if (count != 0 || length == 0) {
                return count;
            }
            if (!timeLeft) {
                throw new SocketTimeoutException("Read timed out");
            }
            timeLeft = Hub.await(channel, SelectionKey.OP_READ, deadline.nanosLeft());
        }
    }

    void write(byte[] from, int offset, int length) throws IOException {
        for (int end = offset + length; offset < end; ) {
            ByteBuffer buffer = ByteBuffer.wrap(from, offset, Math.min(end - offset, LARGEST_CHUNK));
            int count = channel.write(buffer);
            if (count == 0) {
                Hub.await(channel, SelectionKey.OP_WRITE, Timers.NEVER);
            }
            offset += count;
        }
    }

    @Override
    protected InputStream getInputStream() {
        return GreenStreams.input(this);
    }

    @Override
    protected OutputStream getOutputStream() {
        return GreenStreams.output(this);
    }

    /** How many bytes can be read without waiting. A channel doesn't tell; its old-style view does. */
    @Override
    protected int available() throws IOException {
        return inputShut ? 0 : channel.socket().getInputStream().available();
    }

    @Override
    protected void shutdownInput() throws IOException {
        inputShut = true;
        channel.shutdownInput();
    }

    @Override
    protected void shutdownOutput() throws IOException {
        channel.shutdownOutput();
    }

    @Override
    protected void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }

    @Override
    protected boolean supportsUrgentData() {
        return false;
    }

    @Override
    protected void sendUrgentData(int data) throws IOException {
        throw new SocketException("a green socket sends no urgent data");
    }

    @Override
    protected Set<SocketOption<?>> supportedOptions() {
        return channel.supportedOptions();
    }

    @Override
    protected <T> void setOption(SocketOption<T> name, T value) throws IOException {
        channel.setOption(name, value);
    }

    @Override
    protected <T> T getOption(SocketOption<T> name) throws IOException {
        return channel.getOption(name);
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
