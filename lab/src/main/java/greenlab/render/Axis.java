package greenlab.render;

import greenlab.run.Run;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The axis of a timeline or a chart, linear or logarithmic. */
record Axis(double min, double max, boolean logarithmic) {

    /** The axis of more fetches than this is as long as that of so many: one delay stays visible. */
    private static final int MAX_DELAYS = 12;

    /**
     * The time axis of a timeline. It has room for n delays from the beginning, fast or slow, finished or not: pictures
     * of runs with the same n and delay can be compared, and that of a run in progress doesn't rescale as it grows. A
     * run that exceeds the axis extends it in large steps.
     */
    static Axis of(Run run) {
        double serial = 1.08 * run.n() * run.delay();
        double span = Math.max(Math.min(serial, 1.08 * MAX_DELAYS * run.delay()), 1.5 * Math.max(run.delay(), 0.02));
        while (span < run.seconds()) {
            span = span < serial ? Math.min(2 * span, serial) : 1.5 * span;
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
