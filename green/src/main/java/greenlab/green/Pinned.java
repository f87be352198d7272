package greenlab.green;

/** A pinned greenlet waits for what only another greenlet could bring. It can't run before this one: nobody can. */
public final class Pinned extends IllegalStateException {
    private static final long serialVersionUID = 1;

    Pinned(String name) {
        super(name + " is pinned and waits for another greenlet, which can't run before it: move the wait out of the"
            + " synchronized block or class initializer");
    }
}
