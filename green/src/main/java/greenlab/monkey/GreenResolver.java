package greenlab.monkey;

import greenlab.pool.ThreadPool;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * Calls another resolver; in a greenlet, on another thread. A lookup is a blocking call of the operating system, for
 * which no selector can wait.
 *
 * @param original the resolver that it calls
 */
record GreenResolver(InetAddressResolver original) implements InetAddressResolver {

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
