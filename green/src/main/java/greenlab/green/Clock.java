package greenlab.green;

/** Where the hub reads the time. Handed in, so that a test can turn it by hand. */
@FunctionalInterface
public interface Clock {
    /** The clock of the machine: monotonic, unrelated to the time of day. */
    Clock SYSTEM = System::nanoTime;

    /** Now, in nanoseconds since some fixed moment; only differences mean anything. */
    long nanos();
}
