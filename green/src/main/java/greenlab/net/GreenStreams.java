package greenlab.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;

/** A green socket's streams. They need no close(): java.net.Socket wraps them in its own, which close the socket. */
final class GreenStreams {
    private GreenStreams() {}

    static InputStream input(GreenSocketImpl socket) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] single = new byte[1];
                return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                Objects.checkFromIndexSize(offset, length, into.length);
                return socket.read(into, offset, length);
            }

            @Override
            public int available() throws IOException {
                return socket.available();
            }
        };
    }

    static OutputStream output(GreenSocketImpl socket) {
        return new OutputStream() {
            @Override
            public void write(int single) throws IOException {
                write(new byte[] {(byte) single}, 0, 1);
            }

            @Override
            public void write(byte[] from, int offset, int length) throws IOException {
                Objects.checkFromIndexSize(offset, length, from.length);
                socket.write(from, offset, length);
            }
        };
    }
}
