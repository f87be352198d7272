package greenlab.green;

/**
 * Thrown by {@link Hub#run} when greenlets wait for one another and nothing else: it would block forever. The name is
 * gevent's.
 */
public final class LoopExit extends IllegalStateException {
    private static final long serialVersionUID = 1;

    LoopExit(String runInfo) {
        super("this would block forever: no greenlet is runnable, and no timer, channel or announced thread can wake one"
            + " (see Hub.expectThread)\n" + runInfo.stripTrailing());
    }
}
