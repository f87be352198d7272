package greenlab.green;

/** The time source of a hub's timers. A test can pass one that it moves itself. */
@FunctionalInterface
public interface Clock {
    /** The system's monotonic clock, unrelated to the time of day. */
    Clock SYSTEM = System::nanoTime;

    /** The current time in nanoseconds; only differences are meaningful. */
    long nanos();

    /**
     * Called before the hub waits for a timer or a channel; returns how long it may wait in real time. A simulated
     * clock moves itself forward by {@code nanos} and returns 0.
     */
    default long nanosToWait(long nanos) {
        return nanos;
    }
}
