package greenlab.monkey;

import greenlab.green.ThreadPool;
import java.lang.reflect.Field;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * Becomes the resolver of {@link InetAddress}. It calls the resolver that was there, the JDK's or another; in a
 * greenlet, on another thread: a lookup is a blocking call of the operating system, for which no selector can wait.
 *
 * <p>The JDK loads a resolver from a provider only once. So this sets the field in which the JDK stores it, which can
 * be undone.
 *
 * <p>InetAddress locks each name during its lookup. The thread owns that lock: if two greenlets of a hub look up a
 * name, both do. If another thread is looking it up, the hub blocks.
 */
final class DnsPatch implements Patch.Replacement, InetAddressResolver {
    private InetAddressResolver original;

    @Override
    public void apply() throws Exception {
        InetAddress.getByName("localhost");   // makes the JDK choose its resolver
        original = (InetAddressResolver) field().get(null);
        field().set(null, this);
    }

    @Override
    public void revert() throws ReflectiveOperationException {
        field().set(null, original);
    }

    @Override
    public Object original() {
        return original;
    }

    private static Field field() throws ReflectiveOperationException {
        Instrumentations.get();
        Field field = InetAddress.class.getDeclaredField("resolver");
        field.setAccessible(true);
        return field;
    }

    @Override
    public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
        return call(() -> original.lookupByName(host, policy).toList()).stream();
    }

    @Override
    public String lookupByAddress(byte[] address) throws UnknownHostException {
        return call(() -> original.lookupByAddress(address));
    }

    private static <T> T call(Callable<T> lookup) throws UnknownHostException {
        try {
            return ThreadPool.call(lookup);
        } catch (UnknownHostException | RuntimeException expected) {
            throw expected;
        } catch (Exception failed) {
            throw (UnknownHostException) new UnknownHostException(failed.toString()).initCause(failed);
        }
    }
}
