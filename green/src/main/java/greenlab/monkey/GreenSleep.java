package greenlab.monkey;

import greenlab.green.Hub;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/**
 * The first step of a patched Thread.sleep. It returns false where the original has to continue: outside greenlets, for
 * invalid arguments, and in an interrupted thread, where the original throws InterruptedException.
 */
final class GreenSleep {
    private GreenSleep() {}

    /** @param arguments Thread.sleep's: milliseconds, milliseconds and nanoseconds, or a Duration */
    static boolean sleeps(Object[] arguments) {
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
        Duration time = arguments[0] instanceof Long millis ? Duration.ofMillis(millis) : (Duration) arguments[0];
        if (arguments.length == 1) {
            return time;
        }
        int nanos = (int) arguments[1];
        return nanos < 0 || nanos > 999_999 ? null : time.plusNanos(nanos);
    }
}
