package greenlab.server;

import java.util.LinkedHashMap;

/** Counts the delay requests of each run. Only the most recent runs are kept. */
final class RunCounters {

    static final int CAPACITY = 1_000;

    private final LinkedHashMap<String, Counter> counters = new LinkedHashMap<>();

    /** Returns a run's counter, which requests in flight may go on using after the run has been evicted. */
    synchronized Counter of(String run) {
        var counter = counters.computeIfAbsent(run, Counter::new);
        if (counters.size() > CAPACITY) {
            counters.pollFirstEntry();
        }
        return counter;
    }

    /** Returns a run's statistics; zeros for an unknown run. */
    synchronized Stats stats(String run) {
        var counter = counters.get(run);
        return counter == null ? new Stats(run, 0, 0, 0) : counter.stats();
    }

    /** Counts the requests of one run. */
    static final class Counter {

        private final String run;
        private int requests;
        private int inFlight;
        private int peak;

        private Counter(String run) {
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
