package greenlab.monkey;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.security.ProtectionDomain;
import java.util.function.Predicate;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.matcher.ElementMatchers;

/**
 * Has every {@code Thread.sleep} ask first whether it is a greenlet that wants to sleep. Class Thread is transformed
 * while it is in use, and back again by the undo.
 *
 * <p>Thread can't see our classes. It asks through a field of a class that lies beside it, made here:
 * {@code java.lang.GreenSleep}. That class, with its field empty, is all that stays after the undo.
 */
final class SleepPatch implements Replacement, ClassFileTransformer {
    private static final String BRIDGE = "java.lang.GreenSleep";
    private static final String FIELD = "inGreenlet";

    private byte[] original;
    private Exception failure;

    @Override
    public Object original() {
        return original;
    }

    @Override
    public void put() throws Exception {
        Instrumentation jvm = Jvm.instrumentation();
        bridge().set(null, (Predicate<Object[]>) GreenSleep::sleeps);
        jvm.addTransformer(this, true);
        jvm.retransformClasses(Thread.class);
        if (failure != null) {   // which the JVM, calling transform, kept to itself
            putBack();
            throw failure;
        }
    }

    @Override
    public void putBack() throws ReflectiveOperationException, UnmodifiableClassException {
        Jvm.instrumentation().removeTransformer(this);
        Jvm.instrumentation().retransformClasses(Thread.class);
        bridge().set(null, null);
    }

    @Override
    public byte[] transform(ClassLoader loader, String name, Class<?> type, ProtectionDomain domain, byte[] bytes) {
        if (type != Thread.class) {
            return null;
        }
        original = bytes;
        try {
            return new ByteBuddy().decorate(Thread.class, ClassFileLocator.Simple.of(Thread.class.getName(), bytes))
                .visit(Advice.withCustomMapping().bind(SleepAdvice.Bridge.class, bridge()).to(SleepAdvice.class)
                    .on(ElementMatchers.named("sleep")))
                .make().getBytes();
        } catch (ReflectiveOperationException | RuntimeException thrown) {
            failure = thrown;
            return null;
        }
    }

    private static Field bridge() throws ReflectiveOperationException {
        try {
            return Class.forName(BRIDGE, true, null).getField(FIELD);
        } catch (ClassNotFoundException notYet) {
            byte[] bytes = new ByteBuddy().subclass(Object.class).name(BRIDGE).modifiers(Modifier.PUBLIC)
                .defineField(FIELD, Predicate.class, Modifier.PUBLIC | Modifier.STATIC | Modifier.VOLATILE)
                .make().getBytes();
            return MethodHandles.privateLookupIn(Thread.class, MethodHandles.lookup()).defineClass(bytes)
                .getField(FIELD);
        }
    }
}
