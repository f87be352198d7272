package greenlab.capacity;

/**
 * Little's law: who comes at a rate and stays for a time is there, on average, rate x time strong. It asks neither how
 * regularly they come nor in which order they are served.
 *
 * @param rate requests per second
 * @param seconds how long each keeps a worker
 */
public record LittlesLaw(double rate, double seconds) {

    /** How many workers are busy on average. */
    public double busy() {
        return rate * seconds;
    }

    /** The fewest workers that can keep up. With no more than these, any unevenness makes a queue. */
    public int workersNeeded() {
        return (int) Math.ceil(busy() - 1e-9);   // 3 x 0.1 is three, whatever binary fractions make of it
    }

    /** How long a request may take, in seconds, before so many workers can't keep up. */
    public static double tippingPoint(int workers, double rate) {
        return workers / rate;
    }

    /** How many requests per second so many workers can finish. */
    public static double mostPerSecond(int workers, double seconds) {
        return workers / seconds;
    }
}
