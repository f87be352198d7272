package greenlab.render;

import greenlab.run.Run;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The axis of a timeline or a chart, linear or logarithmic. */
record Axis(double min, double max, boolean logarithmic) {

    /**
     * The time axis of a timeline. It spans one and a half delays, and doubles when the run exceeds it: the scale of a
     * run in progress changes three or four times, not every second.
     */
    static Axis of(Run run) {
        double serial = run.n() * run.delay() * 1.05;
        double span = 1.5 * Math.max(run.delay(), 0.02);
        while (span < run.seconds()) {
            // A step near n delays becomes slightly more than n delays, which is where a serial run ends.
            span = span < serial && span * 2 > serial * 0.7 ? serial : span * 2;
        }
        return new Axis(0, span, false);
    }

    /** The position of a value, from 0 at the start of the axis to 1 at its end. */
    double at(double value) {
        double position = logarithmic ? Math.log(value / min) / Math.log(max / min) : (value - min) / (max - min);
        return Math.clamp(position, 0, 1);
    }

    /** Round values, at most {@code most} of them if the axis is linear; all of one digit if it is logarithmic. */
    List<Double> ticks(int most) {
        if (logarithmic) {
            return DoubleStream.iterate(1e-3, power -> power <= max, power -> power * 10)
                .flatMap(power -> DoubleStream.of(power, 2 * power, 5 * power))
                .filter(tick -> tick >= min && tick <= max).boxed().toList();
        }
        double step = step(most);
        return IntStream.iterate((int) Math.ceil(min / step), i -> i * step <= max, i -> i + 1)
            .mapToObj(i -> i * step).toList();
    }

    /** 1, 2 or 5 times a power of ten. */
    private double step(int most) {
        double power = Math.pow(10, Math.floor(Math.log10((max - min) / most)));
        return DoubleStream.of(1, 2, 5, 10).map(round -> round * power)
            .filter(step -> (max - min) / step < most).findFirst().orElse(20 * power);
    }
}
