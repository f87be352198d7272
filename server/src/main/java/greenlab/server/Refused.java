package greenlab.server;

/** The request asks for what isn't on offer: 400, with the message as the reason. */
final class Refused extends Exception {

    private static final long serialVersionUID = 1;

    Refused(String message) {
        super(message);
    }
}
