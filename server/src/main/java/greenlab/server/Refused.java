package greenlab.server;

import org.eclipse.jetty.http.HttpStatus;

/** The request asks for what isn't on offer. The message is the reason. */
final class Refused extends Exception {

    private static final long serialVersionUID = 1;

    private final int status;

    /** Refused as a bad request, 400. */
    Refused(String message) {
        this(HttpStatus.BAD_REQUEST_400, message);
    }

    Refused(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
