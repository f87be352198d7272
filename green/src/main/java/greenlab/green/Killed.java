package greenlab.green;

/**
 * Thrown inside of a greenlet that is killed, where it waits. An error, so that code which survives any exception
 * doesn't survive this one by mistake; {@code finally} blocks run.
 */
public final class Killed extends Error {
    private static final long serialVersionUID = 1;

    Killed(String name) {
        super(name + " was killed");
    }
}
