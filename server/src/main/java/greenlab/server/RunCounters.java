package greenlab.server;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

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

    /** Counts a response that is about to be sent. */
    void responded(String run) {
        left(run, Stats::withResponse);
    }

    /** Counts a request whose client has disconnected. */
    void disconnected(String run) {
        left(run, Stats::withDisconnect);
    }

    /** Ignores a request of a run that is no longer kept. */
    private synchronized void left(String run, UnaryOperator<Stats> change) {
        runs.computeIfPresent(run, (_, stats) -> stats.inFlight() == 0 ? stats : change.apply(stats));
    }

    /** Returns a run's statistics; zeros for an unknown run. */
    synchronized Stats stats(String run) {
        return runs.getOrDefault(run, new Stats(run, 0, 0, 0, 0));
    }
}
