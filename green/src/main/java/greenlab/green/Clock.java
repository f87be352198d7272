package greenlab.green;

/** Where the hub reads the time. Handed in, so that a test can turn it by hand. */
@FunctionalInterface
public interface Clock {
    /** The clock of the machine: monotonic, unrelated to the time of day. */
    Clock SYSTEM = System::nanoTime;

    /** Now, in nanoseconds since some fixed moment; only differences mean anything. */
    long nanos();

    /**
     * The hub has nothing to do for so long, or until a channel is ready; it will wait in real time for what this
     * returns. A clock that isn't real moves itself forward here, and returns 0.
     */
    default long nanosToWait(long nanos) {
        return nanos;
    }
}
