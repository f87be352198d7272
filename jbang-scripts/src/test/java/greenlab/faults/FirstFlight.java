package greenlab.faults;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;

/** What a TLS server says first: its hello, its certificate and more, as bytes that can be cut in two. */
final class FirstFlight {
    private static final int RECORD_HEADER = 5;

    private FirstFlight() {}

    /** Reads a client's hello, and returns what a server with that context answers. */
    static byte[] answer(SSLContext tls, InputStream client) throws IOException {
        SSLEngine engine = tls.createSSLEngine();
        engine.setUseClientMode(false);
        ByteBuffer nothing = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
        engine.unwrap(record(client), nothing);
        ByteBuffer flight = ByteBuffer.allocate(4 * engine.getSession().getPacketBufferSize());
        while (engine.getHandshakeStatus() != HandshakeStatus.NEED_UNWRAP) {
            for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
                task.run();
            }
            if (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
                engine.wrap(ByteBuffer.allocate(0), flight);
            }
        }
        byte[] bytes = new byte[flight.flip().remaining()];
        flight.get(bytes);
        return bytes;
    }

    private static ByteBuffer record(InputStream client) throws IOException {
        byte[] header = client.readNBytes(RECORD_HEADER);
        int length = (header[3] & 0xff) << 8 | header[4] & 0xff;
        byte[] body = client.readNBytes(length);
        return ByteBuffer.allocate(RECORD_HEADER + length).put(header).put(body).flip();
    }
}
