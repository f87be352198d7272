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
 * Makes each {@code Thread.sleep} call {@link GreenSleep} first, by retransforming class Thread.
 *
 * <p>Thread can't link to this library's classes. It calls through a field of {@code java.lang.GreenSleep}, a class
 * that is defined here. After the undo, only that class remains, with a null field.
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
    public void apply() throws Exception {
        Instrumentation jvm = Instrumentations.get();
        bridge().set(null, (Predicate<Object[]>) GreenSleep::sleeps);
        jvm.addTransformer(this, true);
        jvm.retransformClasses(Thread.class);
        if (failure != null) {   // the JVM ignores exceptions of transform
            revert();
            throw failure;
        }
    }

    @Override
    public void revert() throws ReflectiveOperationException, UnmodifiableClassException {
        Instrumentations.get().removeTransformer(this);
        Instrumentations.get().retransformClasses(Thread.class);
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
        } catch (ClassNotFoundException undefined) {
            byte[] bytes = new ByteBuddy().subclass(Object.class).name(BRIDGE).modifiers(Modifier.PUBLIC)
                .defineField(FIELD, Predicate.class, Modifier.PUBLIC | Modifier.STATIC | Modifier.VOLATILE)
                .make().getBytes();
            return MethodHandles.privateLookupIn(Thread.class, MethodHandles.lookup()).defineClass(bytes)
                .getField(FIELD);
        }
    }
}
