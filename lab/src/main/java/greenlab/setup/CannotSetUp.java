package greenlab.setup;

/** A part is missing and can't be brought along. The message is one line: what is in the way, and the mend. */
public final class CannotSetUp extends Exception {

    private static final long serialVersionUID = 1;

    public CannotSetUp(String message) {
        super(message);
    }
}
