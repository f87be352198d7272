package greenlab.green;

/**
 * Thrown where a killed greenlet waits. An error, so that code which catches every exception doesn't survive it by
 * mistake; {@code finally} blocks run.
 */
public final class GreenletExit extends Error {
    private static final long serialVersionUID = 1;

    GreenletExit(String name) {
        super(name + " was killed");
    }
}
