package greenlab.server;

/** Thrown when the server can't start. The message is one line for the user: what is wrong, and how to fix it. */
public final class StartupException extends Exception {

    private static final long serialVersionUID = 1;

    public StartupException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The message for a port that another process listens on. */
    public static String portInUse(int port) {
        return "port " + port + " is already in use; choose another, or 0 for a free one";
    }
}
