package greenlab.green;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;

/** A green socket's two streams. They add nothing but the forms that {@code java.io} asks
 * for. A close reaches the socket by itself: java.net.Socket puts streams of its own around these. */
final class GreenStreams {
    private GreenStreams() {}

    static InputStream input(GreenSocketImpl socket) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
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
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] from, int offset, int length) throws IOException {
                Objects.checkFromIndexSize(offset, length, from.length);
                socket.write(from, offset, length);
            }
        };
    }
}
