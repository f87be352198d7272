package greenlab.monkey;

import greenlab.green.ThreadPool;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * Asks the resolver that it stands before; in a greenlet, on another thread. The answer is the operating system's, which
 * blocks: no selector can wait for it.
 *
 * @param original whom it asks
 */
record GreenResolver(InetAddressResolver original) implements InetAddressResolver {

    @Override
    public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
        return ask(() -> original.lookupByName(host, policy).toList()).stream();
    }

    @Override
    public String lookupByAddress(byte[] address) throws UnknownHostException {
        return ask(() -> original.lookupByAddress(address));
    }

    private static <T> T ask(Callable<T> question) throws UnknownHostException {
        try {
            return ThreadPool.call(question);
        } catch (UnknownHostException | RuntimeException answer) {
            throw answer;
        } catch (Exception failed) {
            throw (UnknownHostException) new UnknownHostException(failed.toString()).initCause(failed);
        }
    }
}
