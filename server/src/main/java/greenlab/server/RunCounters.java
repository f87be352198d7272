package greenlab.server;

import java.util.LinkedHashMap;
import java.util.Map;

/** Counts the delay requests of each run. Only the most recent runs are kept. */
final class RunCounters {

    static final int CAPACITY = 1_000;

    private final Map<String, Stats> runs = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Stats> eldest) {
            return size() > CAPACITY;
        }
    };

    /** Counts a request; null if it belongs to no run. */
    synchronized void arrived(String run) {
        if (run != null) {
            runs.put(run, stats(run).withArrival());
        }
    }

    /** Ignores a request of a run that is no longer kept. */
    synchronized void left(String run) {
        runs.computeIfPresent(run, (_, stats) -> stats.inFlight() == 0 ? stats : stats.withDeparture());
    }

    /** Returns a run's statistics; zeros for an unknown run. */
    synchronized Stats stats(String run) {
        return runs.getOrDefault(run, new Stats(run, 0, 0, 0));
    }
}
