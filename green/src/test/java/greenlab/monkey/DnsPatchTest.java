package greenlab.monkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import greenlab.green.Greenlet;
import greenlab.green.Hub;
import java.lang.reflect.Field;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DnsPatchTest {
    private final CountDownLatch answer = new CountDownLatch(1);
    private Field resolver;
    private Object builtin;
    private volatile Thread asked;

    /** A slow resolver in place of a slow name server. */
    private final class Slow implements InetAddressResolver {
        @Override
        public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
            asked = Thread.currentThread();
            try {
                if (!answer.await(10, TimeUnit.SECONDS) || host.startsWith("unknown")) {
                    throw new UnknownHostException("unknown host " + host);
                }
            } catch (InterruptedException interrupted) {
                throw new UnknownHostException(interrupted.toString());
            }
            return Stream.of(InetAddress.getLoopbackAddress());
        }

        @Override
        public String lookupByAddress(byte[] address) {
            throw new UnsupportedOperationException();
        }
    }

    @BeforeEach
    void apply() throws Exception {
        Instrumentations.get();
        resolver = InetAddress.class.getDeclaredField("resolver");
        resolver.setAccessible(true);
        InetAddress.getByName("localhost");
        builtin = resolver.get(null);
        resolver.set(null, new Slow());
        Patch.DNS.apply();
    }

    @AfterEach
    void undo() throws Exception {
        Patch.DNS.undo();
        resolver.set(null, builtin);
    }

    @Test
    void othersRunDuringALookup() throws Exception {
        try (Hub hub = new Hub()) {
            Greenlet<InetAddress> caller = hub.spawn("caller", () -> InetAddress.getByName("slow.test"));
            hub.spawn("other", answer::countDown);
            hub.run();
            assertThat(caller.get().isLoopbackAddress()).isTrue();
            assertThat(asked).isNotSameAs(Thread.currentThread());
        }
    }

    @Test
    void failedLookupThrowsUnknownHost() throws Exception {
        answer.countDown();
        try (Hub hub = new Hub()) {
            Greenlet<InetAddress> caller = hub.spawn("caller", () -> InetAddress.getByName("unknown.test"));
            hub.run();
            assertThatThrownBy(caller::get).isInstanceOf(UnknownHostException.class)
                .hasMessageContaining("unknown host unknown.test");
        }
    }

    @Test
    void undoneLookupRunsOnTheHubsThread() throws Exception {
        answer.countDown();
        Patch.DNS.undo();
        try (Hub hub = new Hub()) {
            hub.spawn("caller", () -> InetAddress.getByName("undone.test"));
            hub.run();
        }
        assertThat(asked).isSameAs(Thread.currentThread());
    }

    @Test
    void threadLooksUpOnItsOwn() throws Exception {
        answer.countDown();
        assertThat(InetAddress.getByName("thread.test").isLoopbackAddress()).isTrue();
        assertThat(asked).isSameAs(Thread.currentThread());
    }

    /** The very same object. */
    @Test
    void undoRestoresTheOriginalResolver() throws Exception {
        assertThat(Patch.DNS.original()).isInstanceOf(Slow.class).isNotSameAs(resolver.get(null));
        Patch.DNS.undo();
        assertThat(resolver.get(null)).isSameAs(Patch.DNS.original());
    }
}
