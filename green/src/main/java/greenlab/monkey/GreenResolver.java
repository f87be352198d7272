package greenlab.monkey;

import greenlab.green.Offload;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * Asks the resolver that it stands before; in a greenlet, once it is turned on, on another thread. The answer is the
 * operating system's, which blocks: no selector can wait for it.
 */
final class GreenResolver implements InetAddressResolver {
    private static volatile GreenResolver ofThisJvm;

    private volatile InetAddressResolver original;
    private volatile boolean on;

    GreenResolver(InetAddressResolver original) {
        this.original = original;
    }

    /** The one that this JVM has made its own, or null. */
    static GreenResolver ofThisJvm() {
        return ofThisJvm;
    }

    /** Called by the JVM, once, through {@link GreenResolverProvider}. */
    static GreenResolver forThisJvm(InetAddressResolver builtin) {
        ofThisJvm = new GreenResolver(builtin);
        return ofThisJvm;
    }

    InetAddressResolver original() {
        return original;
    }

    /** For tests, which need one that is slow. */
    void standBefore(InetAddressResolver another) {
        original = another;
    }

    void turn(boolean onOrOff) {
        on = onOrOff;
    }

    @Override
    public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
        return ask(() -> original.lookupByName(host, policy).toList()).stream();
    }

    @Override
    public String lookupByAddress(byte[] address) throws UnknownHostException {
        return ask(() -> original.lookupByAddress(address));
    }

    private <T> T ask(Callable<T> question) throws UnknownHostException {
        try {
            return on ? Offload.call(question) : question.call();
        } catch (UnknownHostException | RuntimeException answer) {
            throw answer;
        } catch (Exception failed) {
            throw (UnknownHostException) new UnknownHostException(failed.toString()).initCause(failed);
        }
    }
}
