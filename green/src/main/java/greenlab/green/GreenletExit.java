package greenlab.green;

/** Thrown where a killed greenlet waits, before anything else that is pending; {@code finally} blocks run. */
public final class GreenletExit extends GreenletError {
    private static final long serialVersionUID = 1;

    GreenletExit(String name) {
        super(name + " was killed", Long.MAX_VALUE);
    }
}
