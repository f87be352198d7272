package greenlab.monkey;

import java.lang.reflect.Field;
import java.net.InetAddress;
import java.net.spi.InetAddressResolver;

/**
 * Puts a {@link GreenResolver} around the resolver that {@link InetAddress} asks, be it the JDK's or somebody else's.
 *
 * <p>The JDK lets a library offer a resolver, but takes the first offer, once, and for good. So it is put where the JDK
 * keeps it, and can be taken away again.
 *
 * <p>InetAddress keeps one lock for each name that is being looked up. It is owned by the thread: two greenlets of a
 * hub both get it, and both ask. A name that another thread is looking up at the same moment keeps the hub waiting.
 */
final class DnsPatch implements Replacement {
    private InetAddressResolver original;

    @Override
    public Object original() {
        return original;
    }

    @Override
    public void put() throws Exception {
        InetAddress.getByName("localhost");   // has the JVM choose its resolver, if it hasn't
        original = (InetAddressResolver) field().get(null);
        field().set(null, new GreenResolver(original));
    }

    @Override
    public void putBack() throws ReflectiveOperationException {
        field().set(null, original);
    }

    private static Field field() throws ReflectiveOperationException {
        Jvm.instrumentation();
        Field field = InetAddress.class.getDeclaredField("resolver");
        field.setAccessible(true);
        return field;
    }
}
