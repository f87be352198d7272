package greenlab.green;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Reports the failures that nothing asks for. A greenlet's failure is reported after a while, or when the hub closes,
 * since another greenlet may still be about to ask for it; a callback's failure is reported immediately.
 */
final class Failures {
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final Set<Greenlet<?>> unreported = new LinkedHashSet<>();
    private BiConsumer<String, Throwable> handler = Failures::print;

    private static void print(String source, Throwable failure) {
        System.err.println(source + " failed; nothing has asked for its exception");
        failure.printStackTrace();
    }

    void handler(BiConsumer<String, Throwable> next) {
        handler = next;
    }

    void add(Greenlet<?> failed, Hub hub) {
        unreported.add(failed);
        reportLater(failed, hub);
    }

    private void reportLater(Greenlet<?> failed, Hub hub) {
        hub.timer(GRACE.toNanos(), () -> {
            if (failed.isJoined()) {
                reportLater(failed, hub);
            } else {
                report(failed);
            }
        });
    }

    void reportAll() {
        Set.copyOf(unreported).forEach(this::report);
    }

    private void report(Greenlet<?> greenlet) {
        Throwable failure = greenlet.takeUnasked();
        if (unreported.remove(greenlet) && failure != null) {
            handle(greenlet.toString(), failure);
        }
    }

    /** Runs a callback. The hub and its other callbacks don't notice an exception. */
    void guard(String source, Runnable callback) {
        try {
            callback.run();
        } catch (Throwable thrown) {
            handle(source, thrown);
        }
    }

    private void handle(String source, Throwable failure) {
        try {
            handler.accept(source, failure);
        } catch (Throwable inHandler) {
            print(source, failure);
            print("the handler of Hub.onFailure", inHandler);
        }
    }
}
