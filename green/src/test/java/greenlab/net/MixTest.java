package greenlab.net;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import greenlab.green.Greenlet;
import greenlab.green.GreenletExit;
import greenlab.green.Hub;
import greenlab.green.Timeout;
import greenlab.monkey.Patch;
import greenlab.pool.ThreadPool;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Many greenlets connect, talk, time out, fail, join, are killed or reset, and close, in an order that a seed
 * determines. In the end no greenlet may still wait, no failure may be missing or reported twice, and no descriptor may
 * be open. Longer with
 * {@code -Dgreenlab.mix.greenlets=10000 -Dgreenlab.mix.seconds=600 -Dgreenlab.mix.seed=7}.
 */
@Isolated("it counts the descriptors of the JVM")
class MixTest {
    private static final int GREENLETS = Integer.getInteger("greenlab.mix.greenlets", 100);
    private static final int SECONDS = Integer.getInteger("greenlab.mix.seconds", 1);
    private static final long SEED = Long.getLong("greenlab.mix.seed", 1);
    private static final int SO_TIMEOUT_MILLIS = 20;
    /** Only a kill ends a greenlet with this in its name. */
    private static final String ENDLESS = "until killed";

    /** A failure on purpose. */
    private static final class Bug extends RuntimeException {
        private static final long serialVersionUID = 1;

        Bug() {
            super(null, null, false, false);
        }
    }

    private final AtomicLong talks = new AtomicLong();
    private final AtomicLong troubles = new AtomicLong();
    private final AtomicLong kills = new AtomicLong();
    private final AtomicLong limits = new AtomicLong();
    private final AtomicLong bugs = new AtomicLong();
    private final AtomicLong reports = new AtomicLong();
    private final List<Throwable> unexpected = new ArrayList<>();
    private final AtomicLong refusals = new AtomicLong();
    private final ExecutorService foreign = Executors.newFixedThreadPool(2);

    @Test
    void noGreenletOrDescriptorIsLeft() throws Exception {
        Patch.SOCKET.apply();
        Selector.open().close();   // opens descriptors that the JDK keeps
        foreign.submit(() -> { }).get();
        try (foreign; UnreliableServer server = new UnreliableServer(new Random(SEED))) {
            long before = descriptors();
            List<Greenlet<?>> all = mix(server.port());
            assertThat(all).allMatch(Greenlet::isDone);
            assertThat(talks.get()).as("talks").isGreaterThan(GREENLETS);
            assertThat(troubles.get()).as("timeouts and resets").isPositive();
            assertThat(kills.get()).as("kills").isPositive();
            assertThat(limits.get()).as("expired limits").isPositive();
            assertThat(refusals.get()).as("refused calls of other threads").isPositive();
            assertThat(unexpected).isEmpty();
            assertThat(reports.get()).as("reported failures").isEqualTo(bugs.get()).isPositive();
            server.closeConnections();
            assertThat(descriptors()).isLessThanOrEqualTo(before);
        }
    }

    private List<Greenlet<?>> mix(int port) throws IOException {
        List<Greenlet<?>> all = new ArrayList<>();
        long end = System.nanoTime() + SECONDS * 1_000_000_000L;
        try (Hub hub = new Hub()) {
            hub.onFailure((source, failure) -> countReport(failure));
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

    private void countReport(Throwable failure) {
        if (failure instanceof Bug) {
            reports.incrementAndGet();
        } else {
            unexpected.add(failure);
        }
    }

    private void runTalk(Hub hub, int port, Random random) throws Exception {
        Greenlet<?> talk = switch (random.nextInt(12)) {
            case 0 -> hub.spawn("limited", () -> limitedTalk(port, random));
            case 1 -> hub.spawn("renewing " + ENDLESS, MixTest::renewLimits);
            case 2 -> hub.spawn("joining itself " + ENDLESS, () -> Hub.current().get());
            case 3 -> hub.spawn("joined by its child " + ENDLESS, () -> joinEachOther(hub));
            case 4 -> hub.spawn("calling from another thread", () -> ThreadPool.call(() -> spawnElsewhere(hub)));
            default -> hub.spawn("talk", () -> talk(port, random));
        };
        switch (random.nextInt(8)) {
            case 0 -> hub.spawn("failing", this::fail);
            case 1 -> talk.whenDone(ended -> fail());
            case 2 -> hub.later(this::fail);
            default -> { }
        }
        if (random.nextInt(4) == 0) {
            talk.join(Duration.ofMillis(random.nextInt(10)));
            talk.kill();
        } else if (random.nextInt(4) == 0 || talk.name().endsWith(ENDLESS)) {
            foreign.execute(random.nextBoolean() ? talk::kill : () -> hub.later(talk::kill));
        }
        talk.join();
        talks.incrementAndGet();
        switch (talk.failure()) {
            case null -> { }
            case GreenletExit killed -> kills.incrementAndGet();
            case Timeout.Expired expired -> limits.incrementAndGet();
            case IOException trouble -> troubles.incrementAndGet();
            default -> throw new AssertionError("unexpected", talk.failure());
        }
    }

    /** Nothing asks for this failure. */
    private Void fail() {
        bugs.incrementAndGet();
        throw new Bug();
    }

    /** Neither is ever done by itself; the child ends with the parent's kill. */
    private static int joinEachOther(Hub hub) throws Exception {
        Greenlet<?> parent = Hub.current();
        return hub.spawn("child", () -> {
            parent.join();
            return 0;
        }).get();
    }

    private Void spawnElsewhere(Hub hub) {
        try {
            hub.spawn("on the wrong thread", () -> 0);
        } catch (IllegalStateException refused) {
            refusals.incrementAndGet();
        }
        return null;
    }

    /** Two limits that may expire at the same moment. The outer one always does in its own block. */
    private static int limitedTalk(int port, Random random) throws IOException {
        Duration time = Duration.ofMillis(random.nextInt(10));
        try (Timeout outer = Timeout.after(time)) {
            try (Timeout inner = Timeout.after(time)) {
                talk(port, random);
            } catch (Timeout.Expired expired) {
                if (expired.limit() == outer) {
                    throw expired;
                }
            }
            Hub.sleep(Duration.ofMillis(20));
        }
        throw new AssertionError("the limit did not expire");
    }

    /** Only a kill ends it. */
    private static int renewLimits() throws IOException {
        while (true) {
            try (Timeout limit = Timeout.after(Duration.ofMillis(2))) {
                Hub.sleep(Duration.ofMillis(10));
            } catch (Timeout.Expired again) {
                // the next one
            }
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
