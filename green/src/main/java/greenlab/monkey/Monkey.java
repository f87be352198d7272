package greenlab.monkey;

import greenlab.green.Hub;
import greenlab.monitor.StallDetector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The entry point: call {@code Monkey.patchAll()} first in main or in a notebook's first cell. Unmodified code that
 * reads sockets, sleeps or looks up names is then cooperative in greenlets. The names are gevent's.
 */
public final class Monkey {
    private static final AtomicBoolean STALL_DETECTOR_STARTED = new AtomicBoolean();
    private static volatile Consumer<String> warnings = System.err::println;

    private Monkey() {}

    /**
     * Applies all patches except the given ones, in the order of {@link Patch}, with a warning for each that is applied
     * already. Also starts a {@link StallDetector} for all hubs, once.
     *
     * @return the patches that this call has applied
     * @throws IllegalStateException if this JVM lets no agent attach, before anything is applied; or if a patch fails,
     *     in which case those before it stay applied
     */
    public static List<Patch> patchAll(Patch... except) {
        List<Patch> wanted = new ArrayList<>(List.of(Patch.values()));
        wanted.removeAll(List.of(except));
        if (wanted.contains(Patch.SLEEP) || wanted.contains(Patch.DNS)) {
            Instrumentations.get();   // before SOCKET, which can then detect what it comes too late for
        }
        List<Patch> applied = new ArrayList<>();
        for (Patch patch : wanted) {
            if (patch.apply()) {
                applied.add(patch);
            } else {
                warn(patch + " is applied already");
            }
        }
        if (STALL_DETECTOR_STARTED.compareAndSet(false, true)) {
            StallDetector.start(Hub.allRunningSlices(), Monkey::warn);
        }
        return List.copyOf(applied);
    }

    /** Passes warnings to {@code listener}, one line each, instead of printing them on stderr. */
    public static void warnTo(Consumer<String> listener) {
        warnings = listener;
    }

    static void warn(String line) {
        warnings.accept("greenlab: " + line);
    }
}
