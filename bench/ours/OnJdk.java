// What a JDK's release changes: prints the heap bytes of a sleeping greenlet, and for a full TLS 1.3 handshake with the
// kit's certificate, both sides, the bytes and the median CPU milliseconds, as JSON. Each JDK's java command runs it:
// java --add-exports=... -cp green.jar:... OnJdk.java KEYSTORE TRUSTSTORE PASSWORD (see JdkBenchmark)

import greenlab.green.Hub;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;

class OnJdk {
    private static final int GREENLETS = 20_000;
    private static final int WARM_UP = 50;
    private static final int HANDSHAKES = 51;
    private static int bytes;

    public static void main(String... args) throws Exception {
        KeyStore keys = KeyStore.getInstance(new File(args[0]), args[2].toCharArray());
        var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, args[2].toCharArray());
        var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(KeyStore.getInstance(new File(args[1]), args[2].toCharArray()));
        SSLContext tls = SSLContext.getInstance("TLSv1.3");
        tls.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        for (int i = 0; i < WARM_UP; i++) {
            handshake(tls);
        }
        long[] nanos = LongStream.range(0, HANDSHAKES).map(i -> handshake(tls)).sorted().toArray();
        greenletBytes(); // compiled frames are smaller than interpreted ones
        System.out.printf(Locale.ROOT, "{\"greenletBytes\":%d,\"handshakeBytes\":%d,\"handshakeMillis\":%.3f}%n",
            greenletBytes(), bytes, nanos[HANDSHAKES / 2] / 1e6);
    }

    /** Between two engines in memory, without a host name, so that no session is resumed. Returns nanoseconds of CPU time. */
    private static long handshake(SSLContext tls) {
        try {
            SSLEngine client = tls.createSSLEngine();
            client.setUseClientMode(true);
            SSLEngine server = tls.createSSLEngine();
            server.setUseClientMode(false);
            ByteBuffer toServer = ByteBuffer.allocate(1 << 16);
            ByteBuffer toClient = ByteBuffer.allocate(1 << 16);
            bytes = 0;
            long start = cpuNanos();
            do {
                step(client, toClient, toServer);
                step(server, toServer, toClient);
            } while (isShaking(client) || isShaking(server));
            return cpuNanos() - start;
        } catch (SSLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of this thread, so that other load of the machine doesn't count. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static boolean isShaking(SSLEngine engine) {
        return engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING;
    }

    private static void step(SSLEngine engine, ByteBuffer in, ByteBuffer out) throws SSLException {
        in.flip();
        engine.unwrap(in, ByteBuffer.allocate(1 << 16));
        in.compact();
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
        int before = out.position();
        if (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
            engine.wrap(ByteBuffer.allocate(0), out);
        }
        bytes += out.position() - before;
    }

    /** Heap used while all sleep (greenlets, stacks, timers), less the heap used before. */
    private static long greenletBytes() throws Exception {
        try (Hub hub = new Hub()) {
            AtomicLong asleep = new AtomicLong();
            long before = heap();
            for (int i = 1; i <= GREENLETS; i++) {
                hub.spawn("sleeper " + i, () -> {
                    Hub.sleep(Duration.ofSeconds(2));
                    return null;
                });
            }
            hub.spawn("meter", () -> asleep.set(heap()));   // runs when all others sleep
            hub.run();
            return (asleep.get() - before) / GREENLETS;
        }
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
