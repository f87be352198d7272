package greenlab.capacity;

/**
 * The services that a request calls and waits for: how long they take, in seconds. They may have a slow spell, which is
 * the cause of trouble that comes and goes.
 *
 * @param usual the time they take otherwise
 * @param slow the time they take from {@code from} to {@code to}
 */
public record Downstream(double usual, double slow, double from, double to) {
    public Downstream {
        if (!(usual > 0 && slow > 0 && from <= to)) {
            throw new IllegalArgumentException("services take more than 0 seconds, and a spell ends after it begins");
        }
    }

    /** Always the same. */
    public static Downstream steady(double seconds) {
        return new Downstream(seconds, seconds, 0, 0);
    }

    /** What a request waits for that is taken up at {@code t}. */
    public double at(double t) {
        return t >= from && t < to ? slow : usual;
    }
}
