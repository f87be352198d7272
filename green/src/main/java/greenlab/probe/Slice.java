package greenlab.probe;

import greenlab.monitor.CulpritFrame;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A stretch in which a thread goes on without a break: a virtual thread stays mounted, or a platform thread is in one
 * call. Used by the sampling thread only. Times are in nanoseconds.
 */
final class Slice {
    /** The stamp of a platform thread that waits for work. */
    static final long IDLE = 0;
    private static final int NOT_REPORTED = -1;

    private final Thread thread;
    private final Thread carrier;
    private final long stamp;
    private final long since;
    private final long firstCpu;
    /** Its length as it was sampled: a pause of the whole JVM, or of the machine, counts as one sample. */
    private long sampled;
    private long cpu;
    private boolean still;
    /** How much of the last step counts. */
    private long counted;
    private long paused;
    private long last;
    private OsThread osThread;
    private long looked;
    private long ready;
    private int id = NOT_REPORTED;
    private int starved;
    private boolean allBlocked;
    /** How long each culprit frame was seen; a long computation has several. */
    private Map<String, Long> frames;
    private String frame;
    private StackTraceElement[] latest;
    private long latestCpu;
    private StackTraceElement[] stack;
    private long parked;
    private boolean over;

    /** {@code carrier} is null for a platform thread. */
    Slice(Thread thread, Thread carrier, long stamp, long since, long cpu) {
        this.thread = thread;
        this.carrier = carrier;
        this.stamp = stamp;
        this.since = since;
        this.firstCpu = cpu;
        this.cpu = cpu;
        this.last = since;
    }

    /** Whether the thread has not unmounted since. Without CPU time it can't have, whatever the stamp says. */
    boolean continues(Thread mounted, long nowStamp, long nowCpu) {
        return !over && thread == mounted && (stamp == nowStamp || isStill(nowCpu));
    }

    /** Whether it has used no CPU time since the last sample: its stack is the same. */
    boolean isStill(long nowCpu) {
        return nowCpu >= 0 && nowCpu == cpu;
    }

    boolean isIdle() {
        return carrier == null && stamp == IDLE;
    }

    long stamp() {
        return stamp;
    }

    /** When it was last seen. */
    long last() {
        return last;
    }

    /**
     * One sample more. What waited all the while was not held up by a busy machine, only by a collection. What it
     * computed while the sampler overslept counts, too.
     */
    void sample(SampleStep step, long nowCpu) {
        still = isStill(nowCpu);
        long idle = Math.max(0, step.nanos() - (nowCpu - cpu));
        counted = step.nanos() - (still ? step.collection() : Math.min(step.pause(), idle));
        last += step.nanos();
        sampled += counted;
        paused += step.nanos() - counted;
        cpu = nowCpu;
    }

    long sampled() {
        return sampled;
    }

    Thread carrier() {
        return carrier;
    }

    /** The stack at this moment. It is not taken again while the thread uses no CPU time. */
    StackTraceElement[] look() {
        if (latest == null || cpu < 0 || cpu != latestCpu) {
            latest = thread.getStackTrace();
            latestCpu = cpu;
        }
        return latest;
    }

    /** Notes the culprit of the latest stack, seen for {@code step}. The one seen longest is reported. */
    void blame(long step) {
        if (frames == null) {   // most slices end before
            frames = new HashMap<>();
            osThread = new OsThread();
        }
        if (carrier != null && StackFrames.unmounts(look())) {
            return;   // this stack is of what came after the block
        }
        boolean isReady = thread.getState() == Thread.State.RUNNABLE && osThread.isReady(cpu);
        looked += step;
        ready += isReady ? step : 0;
        if (isReady && still) {   // it waits for a CPU, which isn't the program's block
            sampled -= counted;
            paused += counted;
        }
        if (carrier == null && StackFrames.isIdle(look())) {   // its task has ended since the path was taken
            over = true;
            sampled = 0;
            return;
        }
        parked += StackFrames.parks(look()) || thread.getState() == Thread.State.BLOCKED ? step : 0;
        String culprit = CulpritFrame.frame(look());
        if (culprit != null) {
            long seen = frames.merge(culprit, step, Long::sum);
            if (frame == null || seen > frames.get(frame) || culprit.equals(frame)) {
                frame = culprit;
                stack = latest;
            }
        }
    }

    boolean isReported() {
        return id != NOT_REPORTED;
    }

    void report(int asId) {
        id = asId;
    }

    /** What it kept from running at this moment. */
    void holdsUp(int runnable, boolean all) {
        starved = Math.max(starved, runnable);
        allBlocked |= all;
    }

    /** Null if it ended before its stack was taken. */
    Finding finding(long begin, boolean open, List<String> packages) {
        if (frame == null) {
            return null;
        }
        long length = last - since - paused;
        boolean waits = cpu >= 0 && cpu - firstCpu < length / 10 && ready <= looked / 2;
        return new Finding(id, (since - begin) / 1e9, length / 1e9, open,
            StackFrames.kind(stack, parked > looked / 2, waits, thread.isVirtual()),
            name(), carrier == null ? null : host(), frame, StackFrames.call(stack, packages), starved,
            allBlocked, StackFrames.texts(stack), null, null);
    }

    /** The name of the platform thread. */
    String host() {
        return platformThread().getName();
    }

    Thread platformThread() {
        return carrier == null ? thread : carrier;
    }

    private String name() {
        return thread.getName().isEmpty() ? "#" + thread.threadId() : thread.getName();
    }
}
