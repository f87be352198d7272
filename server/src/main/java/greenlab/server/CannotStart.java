package greenlab.server;

/** The server can't start. The message is one line for the user: what is in the way, and the mend. */
public final class CannotStart extends Exception {

    private static final long serialVersionUID = 1;

    public CannotStart(String message, Throwable cause) {
        super(message, cause);
    }
}
