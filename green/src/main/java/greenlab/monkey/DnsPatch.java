package greenlab.monkey;

import java.lang.reflect.Field;
import java.net.InetAddress;
import java.net.spi.InetAddressResolver;

/**
 * Has {@link InetAddress} ask a {@link GreenResolver}. The JVM makes that its resolver when it first looks a name up,
 * if this library is on its class path; then it is switched on and off. Where the JVM chose before it knew this
 * library, as in a notebook's kernel, or chose somebody else's, the green one is put around what is there.
 *
 * <p>InetAddress keeps one lock for each name that is being looked up. It is owned by the thread: two greenlets of a
 * hub both get it, and both ask. A name that another thread is looking up at the same moment keeps the hub waiting.
 */
final class DnsPatch implements Replacement {
    private GreenResolver resolver;
    private boolean aroundAnother;

    @Override
    public Object original() {
        return resolver == null ? null : resolver.original();
    }

    @Override
    public void put() throws Exception {
        InetAddress.getByName("localhost");   // has the JVM choose its resolver, if it hasn't
        resolver = GreenResolver.ofThisJvm();
        if (resolver == null) {
            resolver = new GreenResolver((InetAddressResolver) field().get(null));
            field().set(null, resolver);
            aroundAnother = true;
        }
        resolver.turn(true);
    }

    @Override
    public void putBack() throws ReflectiveOperationException {
        resolver.turn(false);
        if (aroundAnother) {
            field().set(null, resolver.original());
        }
    }

    private static Field field() throws ReflectiveOperationException {
        Jvm.instrumentation();
        Field field = InetAddress.class.getDeclaredField("resolver");
        field.setAccessible(true);
        return field;
    }
}
