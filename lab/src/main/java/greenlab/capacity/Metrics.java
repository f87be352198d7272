package greenlab.capacity;

import greenlab.capacity.CapacityResult.Latencies;
import greenlab.capacity.CapacityResult.ResourceUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Counters for each step of a scenario, simulated or real. Events after its end are ignored. Thread-safe. */
final class Metrics {
    enum RequestEvent { ARRIVED, FINISHED, ANSWERED, RETRIED, GAVE_UP, REJECTED }

    private final CapacityScenario scenario;
    private final int[][] counts;
    private final int[] busy;
    private final int[] queued;
    private final List<Double> latencies = new ArrayList<>();

    Metrics(CapacityScenario scenario) {
        this.scenario = scenario;
        this.counts = new int[scenario.steps()][RequestEvent.values().length];
        this.busy = new int[scenario.steps()];
        this.queued = new int[scenario.steps()];
    }

    void record(double t, RequestEvent event) {
        add(t, event, 1);
    }

    synchronized void add(double t, RequestEvent event, int number) {
        if (t < scenario.seconds()) {
            counts[stepOf(t)][event.ordinal()] += number;
        }
    }

    /** Records an answer, {@code latency} seconds after the user's arrival. */
    synchronized void answered(double t, double latency) {
        if (t < scenario.seconds()) {
            record(t, RequestEvent.ANSWERED);
            latencies.add(latency);
        }
    }

    /** Sets the state of this step, and of all later ones until the next call. */
    synchronized void state(double t, int nowBusy, int nowQueued) {
        for (int step = stepOf(t); step < busy.length; step++) {
            busy[step] = nowBusy;
            queued[step] = nowQueued;
        }
    }

    /** The result of the first steps. */
    synchronized CapacityResult result(String server, int steps, ResourceUsage usage) {
        List<LoadSample> samples = IntStream.range(0, steps).mapToObj(this::sample).toList();
        return new CapacityResult(server, scenario, samples, Latencies.of(latencies), usage);
    }

    private LoadSample sample(int step) {
        double end = Math.round((step + 1) * scenario.step() * 1e6) / 1e6;   // 1.4, where 7 x 0.2 is a little more
        int[] of = counts[step];
        return new LoadSample(end, busy[step], queued[step], of[0], of[1], of[2], of[3], of[4], of[5]);
    }

    private int stepOf(double t) {
        return Math.clamp((long) (t / scenario.step()), 0, busy.length - 1);
    }
}
