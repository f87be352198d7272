package greenlab.capacity;

import java.util.ArrayList;
import java.util.List;

/** Counts by step what happens to users, simulated ones or real ones. What comes after the end isn't counted. */
final class Tally {
    enum What { ARRIVED, FINISHED, ANSWERED, RELOADED, GAVE_UP, REFUSED }

    private final Scenario scenario;
    private final int[][] counts;
    private final int[] busy;
    private final int[] queued;
    private final List<Double> waits = new ArrayList<>();

    Tally(Scenario scenario) {
        this.scenario = scenario;
        this.counts = new int[What.values().length][scenario.steps()];
        this.busy = new int[scenario.steps()];
        this.queued = new int[scenario.steps()];
    }

    synchronized void note(double t, What what) {
        add(t, what, 1);
    }

    synchronized void add(double t, What what, int many) {
        if (t < scenario.seconds()) {
            counts[what.ordinal()][stepOf(t)] += many;
        }
    }

    /** A user has an answer, after so many seconds in all. */
    synchronized void answered(double t, double wait) {
        if (t < scenario.seconds()) {
            note(t, What.ANSWERED);
            waits.add(wait);
        }
    }

    /** How the server stands; the last word of a step is that step's, and for a step without one, the step's before. */
    synchronized void state(double t, int nowBusy, int nowQueued) {
        for (int step = stepOf(t); step < busy.length; step++) {
            busy[step] = nowBusy;
            queued[step] = nowQueued;
        }
    }

    Outcome outcome(String by, Cost cost) {
        return outcome(by, busy.length, cost);
    }

    /** The first steps, while later ones are still to come. */
    Outcome soFar(String by, int steps) {
        return outcome(by, steps, null);
    }

    private synchronized Outcome outcome(String by, int steps, Cost cost) {
        List<Sample> samples = new ArrayList<>();
        for (int step = 0; step < steps; step++) {
            samples.add(new Sample(end(step), busy[step], queued[step], count(What.ARRIVED, step),
                count(What.FINISHED, step), count(What.ANSWERED, step), count(What.RELOADED, step),
                count(What.GAVE_UP, step), count(What.REFUSED, step)));
        }
        return new Outcome(by, scenario, List.copyOf(samples), Waits.of(waits), cost);
    }

    /** The decimal that a reader expects, where 7 x 0.2 is a little more than 1.4. */
    private double end(int step) {
        return Math.round((step + 1) * scenario.step() * 1e6) / 1e6;
    }

    private int count(What what, int step) {
        return counts[what.ordinal()][step];
    }

    private int stepOf(double t) {
        return Math.clamp((long) (t / scenario.step()), 0, busy.length - 1);
    }
}
