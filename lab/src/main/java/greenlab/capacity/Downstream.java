package greenlab.capacity;

/**
 * The services that a request calls and waits for, with their latency in seconds. A slow period models a fault which
 * passes.
 *
 * @param usual the latency outside the slow period
 * @param slow the latency from {@code from} to {@code to}
 */
public record Downstream(double usual, double slow, double from, double to) {
    public Downstream {
        if (!(usual > 0 && slow > 0 && from <= to)) {
            throw new IllegalArgumentException("latencies must be > 0, and the slow period must end after its start");
        }
    }

    /** Without a slow period. */
    public static Downstream steady(double seconds) {
        return new Downstream(seconds, seconds, 0, 0);
    }

    /** The latency of a call made at {@code t}. */
    public double at(double t) {
        return t >= from && t < to ? slow : usual;
    }

    /** With all times multiplied by a factor. */
    Downstream scaled(double factor) {
        return new Downstream(usual * factor, slow * factor, from * factor, to * factor);
    }

    boolean isSteady() {
        return from == to;
    }
}
