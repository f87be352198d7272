package greenlab.net;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import greenlab.green.Greenlet;
import greenlab.green.GreenletExit;
import greenlab.green.Hub;
import greenlab.monkey.Patch;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Many greenlets connect, talk, time out, are killed or reset, and close, in an order that a seed determines. In the
 * end no greenlet may still wait, and no descriptor may be open. Longer with
 * {@code -Dgreenlab.mix.greenlets=10000 -Dgreenlab.mix.seconds=600 -Dgreenlab.mix.seed=7}.
 */
@Isolated("it counts the descriptors of the JVM")
class MixTest {
    private static final int GREENLETS = Integer.getInteger("greenlab.mix.greenlets", 100);
    private static final int SECONDS = Integer.getInteger("greenlab.mix.seconds", 1);
    private static final long SEED = Long.getLong("greenlab.mix.seed", 1);
    private static final int SO_TIMEOUT_MILLIS = 20;

    private final AtomicLong talks = new AtomicLong();
    private final AtomicLong troubles = new AtomicLong();
    private final AtomicLong kills = new AtomicLong();

    @Test
    void noGreenletOrDescriptorIsLeft() throws Exception {
        Patch.SOCKET.apply();
        Selector.open().close();   // opens descriptors that the JDK keeps
        try (UnreliableServer server = new UnreliableServer(new Random(SEED))) {
            long before = descriptors();
            List<Greenlet<?>> all = mix(server.port());
            assertThat(all).allMatch(Greenlet::isDone);
            assertThat(talks.get()).as("talks").isGreaterThan(GREENLETS);
            assertThat(troubles.get()).as("timeouts and resets").isPositive();
            assertThat(kills.get()).as("kills").isPositive();
            server.closeConnections();
            assertThat(descriptors()).isLessThanOrEqualTo(before);
        }
    }

    private List<Greenlet<?>> mix(int port) throws IOException {
        List<Greenlet<?>> all = new ArrayList<>();
        long end = System.nanoTime() + SECONDS * 1_000_000_000L;
        try (Hub hub = new Hub()) {
            for (int i = 0; i < GREENLETS; i++) {
                Random random = new Random(SEED + i);
                all.add(hub.spawn("mixer " + i, () -> {
                    while (System.nanoTime() < end) {
                        runTalk(hub, port, random);
                    }
                    return null;
                }));
            }
            hub.run();
            assertThat(hub.runInfo()).isEmpty();
        }
        return all;
    }

    private void runTalk(Hub hub, int port, Random random) throws Exception {
        Greenlet<Integer> talk = hub.spawn("talk", () -> talk(port, random));
        if (random.nextInt(4) == 0) {
            talk.join(Duration.ofMillis(random.nextInt(10)));
            talk.kill();
        }
        talk.join();
        talks.incrementAndGet();
        if (talk.failure() instanceof GreenletExit) {
            kills.incrementAndGet();
        } else if (talk.failure() != null) {
            assertThat(talk.failure()).isInstanceOf(IOException.class);
            troubles.incrementAndGet();
        }
    }

    private static int talk(int port, Random random) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(SO_TIMEOUT_MILLIS);
            socket.getOutputStream().write(random.nextInt(256));
            if (random.nextInt(8) == 0) {
                socket.setSoLinger(true, 0);   // the server is reset
            }
            return socket.getInputStream().read();
        }
    }

    private static long descriptors() {
        return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getOpenFileDescriptorCount();
    }
}
