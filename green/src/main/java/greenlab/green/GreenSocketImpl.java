package greenlab.green;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What lies under a {@link java.net.Socket} once sockets are patched: a channel that never blocks, so that whoever
 * waits can wait through the {@link Hub}. It behaves as the JDK's own does, to the words of its exceptions; what it
 * refuses is urgent data.
 *
 * <p>Outside of a greenlet it waits in place. Greenlets and threads may use it at the same time: one writes after the
 * other, never in between; each byte is read by one of the readers; a close ends what they all do. Two greenlets of one
 * hub don't both read: the second is refused, see {@link SingleReaderGuard}.
 */
public final class GreenSocketImpl extends ChannelSocketImpl<SocketChannel> {
    private static final int LARGEST_CHUNK = 128 * 1024;   // NIO copies through a buffer as large as the request

    private final AtomicBoolean writing = new AtomicBoolean();
    private final SingleReaderGuard reader = new SingleReaderGuard();
    private volatile boolean ended;
    private volatile boolean outputShut;

    @Override
    SocketChannel open() throws IOException {
        return SocketChannel.open();
    }

    /** Becomes the connection that a server accepted. Whatever it was before is closed. */
    void adopt(SocketChannel accepted, SocketOptionCodes listening) throws IOException {
        SocketOptionCodes earlier = options;
        close();
        use(accepted);
        ended = false;
        outputShut = false;
        options.inherit(listening);
        if (earlier != null) {
            options.soTimeoutOf(earlier);
        }
        reaches((InetSocketAddress) accepted.getRemoteAddress());
        localport = boundPort();
    }

    private void reaches(InetSocketAddress remote) {
        address = remote.getAddress();
        port = remote.getPort();
    }

    @Override
    protected void connect(SocketAddress to, int timeoutMillis) throws IOException {
        InetSocketAddress remote = resolved(to);
        boolean connected = false;
        try {
            connect(remote, timeoutMillis);
            connected = true;
        } catch (SocketTimeoutException late) {
            throw late;
        } catch (InterruptedIOException interrupted) {
            throw new SocketException("Closed by interrupt");
        } finally {
            if (!connected) {
                close();   // whatever came between, be it a kill: nobody else has this socket yet
            }
        }
    }

    private void connect(InetSocketAddress remote, int timeoutMillis) throws IOException {
        if (live.channel().isConnectionPending()) {
            throw new SocketException("Connection in progress");
        }
        reaches(remote);
        live.until(SelectionKey.OP_CONNECT, timeoutMillis, "Connect", () -> connectStep(remote));
        localport = boundPort();
    }

    /** "Any address" of this machine, which one can listen on, is one of its own addresses to who connects. */
    private static InetSocketAddress resolved(SocketAddress to) throws IOException {
        if (!(to instanceof InetSocketAddress remote)) {
            throw new IOException("Unsupported address type");
        }
        if (remote.isUnresolved()) {
            throw new UnknownHostException(remote.getHostName());
        }
        return remote.getAddress().isAnyLocalAddress()
            ? new InetSocketAddress(InetAddress.getLocalHost(), remote.getPort()) : remote;
    }

    private Boolean connectStep(InetSocketAddress remote) throws IOException {
        SocketChannel channel = live.channel();
        boolean connected = channel.isConnectionPending() ? channel.finishConnect() : channel.connect(remote);
        return connected ? true : null;
    }

    @Override
    protected void bind(InetAddress host, int wanted) throws IOException {
        ensureUnbound();
        live.once(() -> live.channel().bind(new InetSocketAddress(host, wanted)));
        address = host;
        localport = boundPort();
    }

    /** The end of the stream stays the end, even once the socket is closed: so do the JDK's. */
    int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (ended) {
            return -1;
        }
        reader.enter();
        try {
            int count = readSome(ByteBuffer.wrap(into, offset, Math.min(length, LARGEST_CHUNK)));
            ended = count < 0;
            return count;
        } finally {
            reader.leave();
        }
    }

    private int readSome(ByteBuffer buffer) throws IOException {
        return live.until(SelectionKey.OP_READ, options.soTimeoutMillis(), "Read", () -> {
            int now = live.channel().read(buffer);
            return now == 0 ? null : now;
        });
    }

    /**
     * Writes all of it. A lock would not keep the other greenlets out, which share our thread, and a greenlet that
     * waited for one would keep the thread. So who is next waits for what the writer waits for, and tries for its turn.
     */
    void write(byte[] from, int offset, int length) throws IOException {
        if (length == 0) {
            return;
        }
        live.until(SelectionKey.OP_WRITE, 0, "Write", () -> writing.compareAndSet(false, true) ? true : null);
        try {
            for (int at = offset, end = offset + length; at < end; ) {
                at += writeSome(ByteBuffer.wrap(from, at, Math.min(end - at, LARGEST_CHUNK)));
            }
        } finally {
            writing.set(false);
        }
    }

    private int writeSome(ByteBuffer buffer) throws IOException {
        return live.until(SelectionKey.OP_WRITE, 0, "Write", () -> {
            if (outputShut) {
                throw new SocketException("Broken pipe");
            }
            int now = live.channel().write(buffer);
            return now == 0 ? null : now;
        });
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
        return live.once(() -> {
            var view = live.channel().socket();
            return view.isInputShutdown() ? 0 : view.getInputStream().available();
        });
    }

    @Override
    protected void shutdownInput() throws IOException {
        live.once(() -> live.channel().shutdownInput());
    }

    @Override
    protected void shutdownOutput() throws IOException {
        outputShut = true;
        live.once(() -> live.channel().shutdownOutput());
    }

    @Override
    protected boolean supportsUrgentData() {
        return false;
    }
}
