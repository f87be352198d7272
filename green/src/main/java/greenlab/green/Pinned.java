package greenlab.green;

/** Thrown where a pinned greenlet waits for another greenlet of its hub, which can't run before the wait ends. */
public final class Pinned extends IllegalStateException {
    private static final long serialVersionUID = 1;

    Pinned(String name) {
        super(name + " is pinned and waits for another greenlet, which can't run before it: move the wait out of the"
            + " synchronized block or class initializer");
    }
}
