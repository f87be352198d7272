package greenlab.monkey;

import greenlab.green.Hub;
import greenlab.monitor.StallDetector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Where one begins: {@code Monkey.patchAll()}, first thing in main or in a notebook's first cell, and whatever blocks
 * on sockets, sleeps or looks names up becomes cooperative in greenlets, unmodified. The names are gevent's.
 */
public final class Monkey {
    private static final AtomicBoolean ON_GUARD = new AtomicBoolean();
    private static volatile Consumer<String> ear = System.err::println;

    private Monkey() {}

    /**
     * Applies all patches in the order of {@link Patch}, but for some. What is in effect already is left as it is, and
     * said. From then on a {@link StallDetector} of a hub is said as well.
     *
     * @return those that were applied by this call
     * @throws IllegalStateException if this JVM lets no agent attach, before anything is applied; or if it doesn't
     *     allow one of them: those before it stay applied
     */
    public static List<Patch> patchAll(Patch... except) {
        List<Patch> wanted = new ArrayList<>(List.of(Patch.values()));
        wanted.removeAll(List.of(except));
        if (wanted.contains(Patch.SLEEP) || wanted.contains(Patch.DNS)) {
            Jvm.instrumentation();   // they need it; that it is here sooner lets SOCKET see who was before it
        }
        List<Patch> applied = new ArrayList<>();
        for (Patch patch : wanted) {
            if (patch.apply()) {
                applied.add(patch);
            } else {
                warn(patch + " is in effect already; once is enough");
            }
        }
        if (ON_GUARD.compareAndSet(false, true)) {
            StallDetector.tell(Hub.allStays(), Monkey::warn);
        }
        return List.copyOf(applied);
    }

    /**
     * Lets greenlets be linked in a JVM that was started without {@code --add-exports}: by attaching an agent to it. To
     * be called before anything of greenlab.green is used; every patch calls it. With the flags it does nothing.
     *
     * @throws IllegalStateException if the JVM has neither the flags nor lets an agent attach
     */
    public static void openUp() {
        if (!Jvm.isOpen()) {
            Jvm.instrumentation();
        }
    }

    /** Sends warnings there instead of to stderr, one line each. */
    public static void warnTo(Consumer<String> listener) {
        ear = listener;
    }

    static void warn(String line) {
        ear.accept("greenlab: " + line);
    }
}
