package greenlab.net;

import greenlab.green.Hub;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The implementation of a {@link java.net.Socket} once sockets are patched: a channel that never blocks. A greenlet
 * waits through its hub, another caller blocks. It behaves as the JDK's own, including exception messages, but
 * refuses the datagrams of Socket's deprecated constructors.
 *
 * <p>Greenlets and threads may use it at the same time: each write is atomic, each byte is read by one of the readers,
 * and a close ends all operations. Of two greenlets of one hub, only one may read, see {@link SingleReaderGuard}.
 */
public final class GreenSocketImpl extends ChannelSocketImpl<SocketChannel> {
    private static final int MAX_CHUNK = 128 * 1024;   // NIO allocates a direct buffer of the requested size
    /** One object for each write in progress, in the order in which they came. The first one writes. */
    private final Queue<Object> writers = new ConcurrentLinkedQueue<>();
    private final SingleReaderGuard reader = new SingleReaderGuard();
    private volatile boolean endOfStream;
    private volatile boolean outputShut;

    @Override
    SocketChannel open() throws IOException {
        return SocketChannel.open();
    }

    /** Becomes an accepted connection, with the server socket's traffic class. Its earlier channel is closed. */
    void adopt(SocketChannel accepted, int inheritedClass) throws IOException {
        close();
        use(accepted);
        endOfStream = false;
        outputShut = false;
        if (inheritedClass != 0) {
            setOption(StandardSocketOptions.IP_TOS, inheritedClass);
        }
        setRemote((InetSocketAddress) accepted.getRemoteAddress());
        localport = boundPort();
    }

    private void setRemote(InetSocketAddress remote) {
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
        } catch (SocketTimeoutException timedOut) {
            throw timedOut;
        } catch (InterruptedIOException interrupted) {
            throw new SocketException("Closed by interrupt");
        } finally {
            if (!connected) {
                close();   // also after an error, such as a kill
            }
        }
    }

    private void connect(InetSocketAddress remote, int timeoutMillis) throws IOException {
        if (live.channel().isConnectionPending()) {
            throw new SocketException("Connection in progress");
        }
        setRemote(remote);
        live.retryUntil(SelectionKey.OP_CONNECT, timeoutMillis, "Connect", () -> connectStep(remote));
        localport = boundPort();
        Hub.yieldToFew();
    }

    /** A connection to the wildcard address goes to the local host. */
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

    /** A connection to the local host is complete at once, though only the second call knows it. */
    private Boolean connectStep(InetSocketAddress remote) throws IOException {
        boolean connected = !live.channel().isConnectionPending() && live.channel().connect(remote);
        return connected || live.channel().finishConnect() ? true : null;
    }

    @Override
    protected void bind(InetAddress host, int wanted) throws IOException {
        ensureUnbound();
        live.once(() -> live.channel().bind(new InetSocketAddress(host, wanted)));
        address = host;
        localport = boundPort();
    }

    /** After the end of the stream it returns -1 even if the socket is closed, as the JDK's does. */
    private int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (endOfStream) {
            return -1;
        }
        reader.enter();
        try {
            int count = readSome(ByteBuffer.wrap(into, offset, Math.min(length, MAX_CHUNK)));
            endOfStream = count < 0;
            return count;
        } finally {
            reader.leave();
        }
    }

    private int readSome(ByteBuffer buffer) throws IOException {
        return live.retryUntil(SelectionKey.OP_READ, soTimeoutMillis, "Read", () -> {
            int count = live.channel().read(buffer);
            return count == 0 ? null : count;
        });
    }

    /**
     * Writes all bytes, after the writers that came before. A lock would not exclude the hub's other greenlets, which
     * share its owner thread, nor does a library's own: a TLS library may reuse {@code from} for the next greenlet's
     * record while this greenlet waits. So what can't be written immediately is copied.
     */
    private void write(byte[] from, int offset, int length) throws IOException {
        if (length == 0) {
            return;
        }
        Object turn = new Object();
        writers.add(turn);
        try {
            ByteBuffer bytes = ByteBuffer.wrap(from, offset, length);
            if (!live.once(() -> isWritten(bytes, turn))) {
                ByteBuffer rest = Hub.current() == null ? bytes : ByteBuffer.allocate(bytes.remaining()).put(bytes).flip();
                live.retryUntil(SelectionKey.OP_WRITE, 0, "Write", () -> isWritten(rest, turn) ? true : null);
            }
        } finally {
            writers.remove(turn);
        }
        Hub.yieldAfter(NonBlockingChannel.SLICE);
    }

    /** Writes what the system accepts if it is this writer's turn. Returns whether all is written. */
    private boolean isWritten(ByteBuffer bytes, Object turn) throws IOException {
        if (outputShut) {
            throw new SocketException("Broken pipe");
        }
        int end = bytes.limit();
        boolean accepted = writers.peek() == turn;
        while (accepted && bytes.hasRemaining()) {
            bytes.limit(Math.min(end, bytes.position() + MAX_CHUNK));
            accepted = live.channel().write(bytes) > 0;
            bytes.limit(end);
        }
        return !bytes.hasRemaining();
    }

    /** The streams need no close(): java.net.Socket wraps them in its own, which close the socket. */
    @Override
    protected InputStream getInputStream() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] single = new byte[1];
                return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                Objects.checkFromIndexSize(offset, length, into.length);
                return GreenSocketImpl.this.read(into, offset, length);
            }

            @Override
            public int available() throws IOException {
                return GreenSocketImpl.this.available();
            }
        };
    }

    @Override
    protected OutputStream getOutputStream() {
        return new OutputStream() {
            @Override
            public void write(int single) throws IOException {
                write(new byte[] {(byte) single}, 0, 1);
            }

            @Override
            public void write(byte[] from, int offset, int length) throws IOException {
                Objects.checkFromIndexSize(offset, length, from.length);
                GreenSocketImpl.this.write(from, offset, length);
            }
        };
    }

    /** Asks the channel's socket adaptor, since a channel has no such method. */
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
        return true;
    }

    /** Through the socket adaptor, too; fails if the send buffer is full. */
    @Override
    protected void sendUrgentData(int data) throws IOException {
        live.once(() -> {
            live.channel().socket().sendUrgentData(data);
            return null;
        });
    }
}
