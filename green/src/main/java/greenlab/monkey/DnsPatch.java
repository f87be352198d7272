package greenlab.monkey;

import java.lang.reflect.Field;
import java.net.InetAddress;
import java.net.spi.InetAddressResolver;

/**
 * Wraps the resolver of {@link InetAddress}, the JDK's or another, in a {@link GreenResolver}.
 *
 * <p>The JDK loads a resolver from a provider only once. So this sets the field in which the JDK stores it, which can
 * be undone.
 *
 * <p>InetAddress locks each name during its lookup. The thread owns that lock: if two greenlets of a hub look up a
 * name, both do. If another thread is looking it up, the hub blocks.
 */
final class DnsPatch implements Replacement {
    private InetAddressResolver original;

    @Override
    public Object original() {
        return original;
    }

    @Override
    public void apply() throws Exception {
        InetAddress.getByName("localhost");   // makes the JDK choose its resolver
        original = (InetAddressResolver) field().get(null);
        field().set(null, new GreenResolver(original));
    }

    @Override
    public void revert() throws ReflectiveOperationException {
        field().set(null, original);
    }

    private static Field field() throws ReflectiveOperationException {
        Instrumentations.get();
        Field field = InetAddress.class.getDeclaredField("resolver");
        field.setAccessible(true);
        return field;
    }
}
