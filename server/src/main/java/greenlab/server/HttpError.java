package greenlab.server;

import org.eclipse.jetty.http.HttpStatus;

/** An error response: its status, and its reason as the message. */
final class HttpError extends Exception {

    private static final long serialVersionUID = 1;

    private final int status;

    /** Status 400, bad request. */
    HttpError(String message) {
        this(HttpStatus.BAD_REQUEST_400, message);
    }

    HttpError(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
