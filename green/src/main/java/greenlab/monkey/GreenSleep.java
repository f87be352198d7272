package greenlab.monkey;

import greenlab.green.Hub;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/**
 * What a patched Thread.sleep does first. It answers false where the original is to go on: outside of greenlets, for
 * arguments that it refuses, and in an interrupted thread, where it throws InterruptedException.
 */
final class GreenSleep {
    private GreenSleep() {}

    /** @param arguments Thread.sleep's: milliseconds, these and nanoseconds, or a Duration */
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

    /** Null where Thread.sleep refuses them. */
    private static Duration time(Object[] arguments) {
        Duration time = arguments[0] instanceof Long millis ? Duration.ofMillis(millis) : (Duration) arguments[0];
        if (arguments.length == 1) {
            return time;
        }
        int nanos = (int) arguments[1];
        return nanos < 0 || nanos > 999_999 ? null : time.plusNanos(nanos);
    }
}
