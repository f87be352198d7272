package greenlab.monkey;

import greenlab.green.Hub;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.security.ProtectionDomain;
import java.time.Duration;
import java.util.function.Predicate;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.matcher.ElementMatchers;

/**
 * Makes {@code Thread.sleep} and {@code Thread.yield} call {@link #sleeps} first, by retransforming class Thread.
 *
 * <p>Thread can't link to this library's classes. It calls through a field of {@code java.lang.GreenSleep}, a class
 * that is defined here. After the undo, only that class remains, with a null field.
 */
final class SleepPatch implements Patch.Replacement, ClassFileTransformer {
    private static final String BRIDGE = "java.lang.GreenSleep";
    private static final String FIELD = "inGreenlet";

    private byte[] original;
    private Exception failure;

    /** Marks the parameter that is read from the bridge's field. */
    @Retention(RetentionPolicy.RUNTIME)
    @interface Bridge {}

    /**
     * Inlined at the start of each Thread.sleep, where it can use only classes of the JDK. Returns true to skip the
     * original method, because the greenlet has slept.
     */
    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    static boolean sleptAlready(@Bridge Predicate<Object[]> inGreenlet, @Advice.AllArguments Object[] arguments) {
        return inGreenlet != null && inGreenlet.test(arguments);
    }

    /**
     * Sleeps through the hub. Returns false where the original has to continue: outside greenlets, for invalid
     * arguments, and in an interrupted thread, where the original throws InterruptedException.
     *
     * @param arguments Thread.sleep's: milliseconds, milliseconds and nanoseconds, or a Duration; none for a yield
     */
    private static boolean sleeps(Object[] arguments) {
        if (Hub.current() == null || Thread.currentThread().isInterrupted()) {
            return false;
        }
        Duration time = time(arguments);
        if (time == null || time.isNegative()) {
            return false;
        }
        try {
            Hub.sleep(time);
            return true;
        } catch (InterruptedIOException interrupted) {
            return false;
        } catch (IOException selectorFailed) {
            throw new UncheckedIOException(selectorFailed);
        }
    }

    /** Null if Thread.sleep rejects them. */
    private static Duration time(Object[] arguments) {
        if (arguments.length == 0) {
            return Duration.ZERO;
        }
        Duration time = arguments[0] instanceof Long millis ? Duration.ofMillis(millis) : (Duration) arguments[0];
        if (arguments.length == 1) {
            return time;
        }
        int nanos = (int) arguments[1];
        return nanos < 0 || nanos > 999_999 ? null : time.plusNanos(nanos);
    }

    @Override
    public void apply() throws Exception {
        Instrumentation jvm = Instrumentations.get();
        bridge().set(null, (Predicate<Object[]>) SleepPatch::sleeps);
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
    public Object original() {
        return original;
    }

    @Override
    public byte[] transform(ClassLoader loader, String name, Class<?> type, ProtectionDomain domain, byte[] bytes) {
        if (type != Thread.class) {
            return null;
        }
        original = bytes;
        try {
            return new ByteBuddy().decorate(Thread.class, ClassFileLocator.Simple.of(Thread.class.getName(), bytes))
                .visit(Advice.withCustomMapping().bind(Bridge.class, bridge()).to(SleepPatch.class)
                    .on(ElementMatchers.namedOneOf("sleep", "yield")))
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
