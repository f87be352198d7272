package greenlab.setup;

/** A part is missing and can't be installed. The message is one line: what is wrong, and what to do about it. */
public final class SetupException extends Exception {

    private static final long serialVersionUID = 1;

    public SetupException(String message) {
        super(message);
    }
}
