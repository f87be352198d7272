package greenlab.server;

import java.util.LinkedHashMap;
import java.util.Map;

/** Counts the delay requests of each run. The latest runs are remembered, the oldest forgotten. */
final class Runs {

    static final int REMEMBERED = 1_000;

    private final Map<String, Count> counts = new LinkedHashMap<>();

    /**
     * The count to which a run's requests are to be added, whether or not the run will still be remembered when they
     * leave.
     */
    synchronized Count of(String run) {
        var count = counts.computeIfAbsent(run, Count::new);
        if (counts.size() > REMEMBERED) {
            counts.remove(counts.keySet().iterator().next());
        }
        return count;
    }

    synchronized Stats stats(String run) {
        var count = counts.get(run);
        return count == null ? new Stats(run, 0, 0, 0) : count.stats();
    }

    /** One run's requests. */
    static final class Count {

        private final String run;
        private int requests;
        private int inFlight;
        private int peak;

        private Count(String run) {
            this.run = run;
        }

        synchronized void arrived() {
            requests++;
            inFlight++;
            peak = Math.max(peak, inFlight);
        }

        synchronized void left() {
            inFlight--;
        }

        private synchronized Stats stats() {
            return new Stats(run, requests, inFlight, peak);
        }
    }
}
