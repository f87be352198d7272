package greenlab.render;

import greenlab.run.Run;
import java.util.ArrayList;
import java.util.List;

/**
 * The time axis of a timeline. It spans one and a half delays, and doubles when the run exceeds it: the scale of a run
 * in progress changes three or four times, not every second.
 */
record Axis(double span) {

    static Axis of(Run run) {
        double serial = run.n() * run.delay() * 1.05;
        double span = 1.5 * Math.max(run.delay(), 0.02);
        while (span < run.seconds()) {
            // A step near n delays becomes slightly more than n delays, which is where a serial run ends.
            span = span < serial && span * 2 > serial * 0.7 ? serial : span * 2;
        }
        return new Axis(span);
    }

    /** The position of a time, from 0 at the start of the axis to 1 at its end. */
    double at(double t) {
        return Math.clamp(t / span, 0, 1);
    }

    /** Round times from 0 on, at most {@code most} of them. */
    List<Double> ticks(int most) {
        double step = step(most);
        var ticks = new ArrayList<Double>();
        for (int i = 0; i * step <= span; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    /** 1, 2 or 5 times a power of ten. */
    private double step(int most) {
        double step = Math.pow(10, Math.floor(Math.log10(span / most)));
        double[] rounds = {1, 2, 5, 10};
        for (double round : rounds) {
            if (span / (step * round) < most) {
                return step * round;
            }
        }
        return step * 20;
    }
}
