package greenlab.probe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The slices that go on at this moment, by the platform thread that has them. Times are in nanoseconds. */
final class Slices {
    private final long threshold;
    private final long interval;
    private Map<Thread, Slice> open = new HashMap<>();
    private Map<Thread, Slice> before = new HashMap<>();
    private SampleStep step = new SampleStep(0, 0, 0);
    private long now;
    private long collecting = Cpu.collecting();

    /** {@code interval} is the usual time from one sample to the next. */
    Slices(long threshold, long interval, long now) {
        this.threshold = threshold;
        this.interval = interval;
        this.now = now;
    }

    /** Begins a sample. Each slice that goes on must then be kept. */
    SampleStep begin(long atNow) {
        step = new SampleStep(atNow - now, Math.max(0, atNow - now - 2 * interval), 0);
        if (step.pause() > 0) {
            long collected = Cpu.collecting();
            step = new SampleStep(step.nanos(), step.pause(), Math.min(step.pause(), collected - collecting));
            collecting = collected;
        }
        now = atNow;
        Map<Thread, Slice> empty = before;
        before = open;
        open = empty;
        open.clear();
        return step;
    }

    /** The slice that a thread had at the last sample; null if none. */
    Slice known(Thread host) {
        return before.get(host);
    }

    /** Continues a slice, or begins one. {@code stamp} and {@code cpu} tell which. */
    void keep(Thread host, Thread thread, Thread carrier, long stamp, long cpu) {
        Slice slice = before.get(host);
        if (slice != null && slice.continues(thread, stamp, cpu)) {
            before.remove(host);
            slice.sample(step, cpu);
            if (slice.sampled() >= threshold / 2 && !slice.isIdle()) {
                slice.blame(step.nanos());
            }
        } else {
            slice = new Slice(thread, carrier, stamp, now, cpu);
        }
        open.put(host, slice);
    }

    /** Those that were not kept in this sample. */
    Collection<Slice> ended() {
        return before.values();
    }

    Collection<Slice> open() {
        return open.values();
    }

    /** Those that are blocks by now. No stream: this runs in each sample, and code that isn't compiled yet is slow. */
    List<Slice> blocks() {
        List<Slice> blocks = new ArrayList<>(0);
        for (Slice slice : open.values()) {
            if (slice.sampled() >= threshold && !slice.isIdle()) {
                blocks.add(slice);
            }
        }
        return blocks;
    }
}
