package greenlab.monkey;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.function.Predicate;
import net.bytebuddy.asm.Advice;

/** The lines that {@link SleepPatch} copies to the beginning of each Thread.sleep; there they see the JDK alone. */
final class SleepAdvice {
    private SleepAdvice() {}

    /** Marks what is read from the bridge's field. */
    @Retention(RetentionPolicy.RUNTIME)
    @interface Bridge {}

    /** True ends the method here: the greenlet has slept. */
    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    static boolean sleptAlready(@Bridge Predicate<Object[]> inGreenlet, @Advice.AllArguments Object[] arguments) {
        return inGreenlet != null && inGreenlet.test(arguments);
    }
}
