package greenlab.monkey;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.function.Predicate;
import net.bytebuddy.asm.Advice;

/** Code that {@link SleepPatch} inlines at the start of each Thread.sleep, where it can use only classes of the JDK. */
final class SleepAdvice {
    private SleepAdvice() {}

    /** Marks the parameter that is read from the bridge's field. */
    @Retention(RetentionPolicy.RUNTIME)
    @interface Bridge {}

    /** Returns true to skip the original method, because the greenlet has slept. */
    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    static boolean sleptAlready(@Bridge Predicate<Object[]> inGreenlet, @Advice.AllArguments Object[] arguments) {
        return inGreenlet != null && inGreenlet.test(arguments);
    }
}
