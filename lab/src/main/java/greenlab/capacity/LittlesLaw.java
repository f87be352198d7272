package greenlab.capacity;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Little's law, L = λW: the mean number in the system is the arrival rate times the mean time spent in it. It holds
 * for any distribution of arrivals and any order of service.
 *
 * @param arrivalRate requests per second
 * @param latency seconds for which a request occupies a worker
 */
public record LittlesLaw(double arrivalRate, double latency) {

    /** The mean number of busy workers. */
    public double busy() {
        return arrivalRate * latency;
    }

    /** The fewest workers that can keep up. At this number, utilisation is near 1 and any unevenness makes a queue. */
    public int workersNeeded() {
        return (int) Math.ceil(busy() - 1e-9);   // 30 x 0.1 is 3, in spite of binary fractions
    }

    /** The latency in seconds above which the workers are saturated. */
    public static double maxLatency(int workers, double arrivalRate) {
        return workers / arrivalRate;
    }

    /** The throughput of saturated workers, in requests per second. */
    public static double maxThroughput(int workers, double latency) {
        return workers / latency;
    }

    /** The figures of the law for a number of workers. */
    Map<String, Number> json(int workers) {
        Map<String, Number> json = new LinkedHashMap<>();
        json.put("workers", workers);
        json.put("arrivalRate", arrivalRate);
        json.put("latency", latency);
        json.put("busy", busy());
        json.put("workersNeeded", workersNeeded());
        json.put("maxLatency", maxLatency(workers, arrivalRate));
        json.put("maxThroughput", maxThroughput(workers, latency));
        return json;
    }
}
